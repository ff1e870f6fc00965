/** The numbers of a worksheet's copies: what this browser has called by one is called by no other. */

import { isNumber, numberCopies } from "../model/sheet.js";
import { loadSettings, saveSettings } from "../storage/settings-store.js";

/** @import { Copy } from "./copies.js" */

export class CopyNumbers {
  /** @param {import("../storage/shelf.js").Shelf} shelf @param {string} worksheet */
  constructor(shelf, worksheet) {
    this.shelf = shelf;
    this.worksheet = worksheet;
    /** As they stand on the page, of copies too that are not stored. @type {Map<string, number>} */
    this.shown = new Map();
  }

  /**
   * By the copies' ids. Those of stored copies are kept from then on, and come before others: a
   * clock that was set back gives a new copy an early id.
   * @param {Copy[]} copies  in the order in which they were begun
   * @returns {ReadonlyMap<string, number>}
   */
  of(copies) {
    const settings = loadSettings(this.shelf);
    const kept = numbersIn(settings.numbers?.[this.worksheet]);
    const stored = copies.filter(({ base }) => base !== null);
    const shown = [...stored, ...copies].map(({ id, sheet }) => ({
      id,
      number: this.shown.get(id) ?? sheet.number,
    }));
    this.shown = numberCopies(kept, shown);
    const added = stored.filter(({ id }) => !kept.has(id));
    if (added.length > 0) {
      for (const { id } of added) kept.set(id, this.shown.get(id) ?? 0);
      const numbers = { ...settings.numbers, [this.worksheet]: Object.fromEntries(kept) };
      saveSettings(this.shelf, { ...settings, numbers });
    }
    return this.shown;
  }
}

/** @param {unknown} stored @returns {Map<string, number>} */
const numbersIn = (stored) => new Map(Object.entries(stored ?? {}).filter(([, number]) => isNumber(number)));
