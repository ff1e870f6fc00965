/**
 * The copies of one worksheet in this browser, and the one that lies open on this page.
 *
 * A copy is saved only onto what this page has seen of it. Where another tab has saved or deleted
 * it since, what was typed here becomes a copy of its own: nothing is written over unseen, and
 * nothing deleted comes back under its name.
 */

import {
  BLANK,
  fillSheet,
  isEmpty,
  newestFirst,
  newUuid,
  parseSheet,
  removalMark,
  renameSheet,
  sheetKeys,
  sheetText,
  stampSheet,
} from "../model/sheet.js";
import { CopyNumbers } from "./copy-numbers.js";

/** @import { Sheet } from "../model/sheet.js" */

/**
 * @typedef {object} Copy
 * @property {string} id
 * @property {Sheet} sheet
 * @property {string | null} base  the stored text that `sheet` was read from or last saved as
 */

/** @typedef {"changed" | "deleted" | "parted" | null} News  what other tabs did to the open copy */

export class Copies {
  /**
   * @param {import("../storage/shelf.js").Shelf} shelf
   * @param {string} worksheet
   * @param {() => string} now
   * @param {() => string} newId
   */
  constructor(shelf, worksheet, now = () => new Date().toISOString(), newId = () => newUuid()) {
    this.shelf = shelf;
    this.now = now;
    this.newId = newId;
    this.start = sheetKeys(shelf.handbook, worksheet);
    this.counting = new CopyNumbers(shelf, worksheet);
    /** @type {Map<string, Copy>} copies that say what is not saved */
    this.typed = new Map();
    /** @type {{id: string, sheet: Sheet}[]} deleted while the page is open, the last one last */
    this.gone = [];
    /** @type {import("../model/record.js").Trouble | null} */
    this.trouble = null;
    this.open = this.blank();
    this.openNewest();
  }

  /** Whether all that was written is saved. */
  get kept() {
    return this.typed.size === 0;
  }

  /** Whether the open copy stands in the browser's storage as it is on the page. */
  get isStored() {
    const { id, base } = this.open;
    return base !== null && !this.typed.has(id) && this.shelf.load(this.start + id) === base;
  }

  /** Whether there is nothing to delete. */
  get isBlank() {
    return this.open.base === null && isEmpty(this.open.sheet);
  }

  /** The copies to choose from, newest first, with the open one. */
  list() {
    const numbers = this.numbers();
    return this.ids()
      .map((id) => ({ ...this.read(id), number: numbers.get(id) ?? 0 }))
      .filter((copy) => copy.id === this.open.id || isThere(copy))
      .sort(newestFirst);
  }

  /** @param {string} id  one that is not there leaves the open one open */
  choose(id) {
    this.flush();
    const copy = this.read(id);
    if (isThere(copy)) this.open = copy;
  }

  /** Open a new copy. It comes into being when something is written. */
  begin() {
    this.flush();
    if (!this.isBlank) this.open = this.blank();
  }

  /** @param {string} blank @param {string} text @param {readonly string[]} [formerly] */
  fill(blank, text, formerly) {
    this.write(fillSheet(this.open.sheet, blank, text, formerly));
  }

  /** @param {string} name */
  rename(name) {
    this.write(renameSheet(this.open.sheet, name));
  }

  /**
   * Save what was written, older failures too: there may be room now.
   * @returns {boolean} whether the open copy had to part from the one it was
   */
  flush() {
    const { id } = this.open;
    for (const copy of [...this.typed.values()]) this.save(copy);
    return this.open.id !== id;
  }

  /** The copies that could not be saved, by their keys, as they would have been. */
  unsaved() {
    const copies = [...this.typed.values()];
    return new Map(copies.map(({ id, sheet }) => [this.start + id, stampSheet(sheet, this.next(id, sheet))]));
  }

  /** Delete the open copy, and open another. @returns {boolean} whether it will not come back */
  remove() {
    const { id, sheet } = this.open;
    this.typed.delete(id);
    this.gone.push({ id, sheet });
    const mark = removalMark(this.next(id, sheet));
    const key = this.start + id;
    const done = this.shelf.load(key) === null || this.shelf.save(key, sheetText(mark));
    this.openNewest(id);
    // Where nothing can be written, taking away may still work.
    return done || this.shelf.drop(key);
  }

  /** The last deleted copy, to bring back; null where none is, or another tab has. */
  lastGone() {
    this.gone = this.gone.filter(({ id }) => !isThere(this.read(id)));
    const last = this.gone[this.gone.length - 1];
    return last ? { ...last, number: this.numbers().get(last.id) ?? 0 } : null;
  }

  /** Bring the last deleted copy back, and open it. */
  restore() {
    const last = this.lastGone();
    if (last === null) return;
    this.flush();
    this.gone.pop();
    this.open = { id: last.id, sheet: BLANK, base: this.shelf.load(this.start + last.id) };
    this.write(last.sheet);
    this.flush();
  }

  /** Look at what other tabs did. @returns {News} */
  refresh() {
    this.setAsideUnreadable();
    const { id, sheet, base } = this.open;
    const text = this.shelf.load(this.start + id);
    const now = parseSheet(text).record;
    // Another tab that saved at the same moment has not seen what this one saved.
    if (text !== base && isLive(now) && now.rev <= sheet.rev) this.typed.set(id, this.open);
    if (this.flush()) return "parted";
    // Cleared by hand or by another page: what is on the screen stays there, unsaved.
    if (text === null || text === base) return null;
    if (isLive(now)) {
      this.open = { id, sheet: now, base: text };
      return "changed";
    }
    this.openNewest(id);
    if (now === null) return null;
    this.gone.push({ id, sheet });
    return "deleted";
  }

  /** @private */
  numbers() {
    return this.counting.of(this.ids().map((id) => this.read(id)));
  }

  /** In the order in which they were begun, deleted ones too. @private */
  ids() {
    const gone = this.gone.map(({ id }) => id);
    const stored = this.shelf.below(this.start);
    return [...new Set([...stored, ...this.typed.keys(), ...gone, this.open.id])].sort();
  }

  /** @private @returns {Copy} */
  blank() {
    return { id: this.newId(), sheet: BLANK, base: null };
  }

  /** @private @param {string} id @returns {Copy} */
  read(id) {
    if (id === this.open.id) return this.open;
    const base = this.shelf.load(this.start + id);
    return this.typed.get(id) ?? { id, sheet: parseSheet(base).record ?? BLANK, base };
  }

  /** @private @param {string} [not] */
  openNewest(not = this.open.id) {
    const newest = this.list().find(({ id }) => id !== not);
    this.open = newest ? this.read(newest.id) : this.blank();
  }

  /** @private @param {Sheet} sheet */
  write(sheet) {
    this.open.sheet = sheet;
    this.typed.set(this.open.id, this.open);
  }

  /** @private @param {Copy} copy */
  save(copy) {
    const { id, sheet, base } = copy;
    const stored = this.shelf.load(this.start + id);
    this.typed.delete(id);
    // What was typed and taken back before it was ever saved leaves no empty copy.
    if (stored === null && base === null && isEmpty(sheet)) return;
    // Without storage nothing can be read: no sign of another tab.
    const parts = stored !== null && stored !== base;
    if (parts) Object.assign(copy, { id: this.newId(), base: null });
    this.typed.set(copy.id, copy);
    const number = this.counting.shown.get(copy.id) ?? this.numbers().get(copy.id);
    const stampedNow = stampSheet({ ...sheet, number }, this.next(copy.id, sheet));
    const text = sheetText(stampedNow);
    if (!this.shelf.save(this.start + copy.id, text)) return;
    this.typed.delete(copy.id);
    Object.assign(copy, { sheet: stampedNow, base: text });
  }

  /**
   * The moment of a copy's next change: newer than what is known of it and than what is stored.
   * @private
   * @param {string} id
   * @param {Sheet} sheet
   */
  next(id, { rev }) {
    const stored = parseSheet(this.shelf.load(this.start + id)).record?.rev ?? 0;
    return { rev: Math.max(rev, stored) + 1, at: this.now() };
  }

  /** @private */
  setAsideUnreadable() {
    for (const id of this.shelf.below(this.start)) {
      const { trouble } = parseSheet(this.shelf.load(this.start + id));
      if (trouble === "corrupt") this.shelf.setAside(this.start + id);
      this.trouble = trouble ?? this.trouble;
    }
  }
}

/** @param {Sheet | null} sheet @returns {sheet is Sheet} */
const isLive = (sheet) => sheet !== null && !sheet.deleted;

/** Whether a copy was saved, or at least written, and not deleted. @param {Copy} copy */
const isThere = ({ sheet }) => isLive(sheet) && sheet !== BLANK;
