/** All that this browser keeps of the handbook, as the pages of a reader's answers look at it. */

import { fileText } from "../model/answers-file.js";
import { inventoryOf, rawOf } from "../model/inventory.js";
import { markOf } from "../model/mark.js";
import { changesBetween } from "../model/merge.js";
import { SETTINGS } from "../model/record.js";
import { readSettings } from "../model/settings.js";
import { applyChanges } from "../storage/journal.js";
import { loadSettings, saveSettings } from "../storage/settings-store.js";

/** @import { Texts } from "../model/kinds.js" */
/** @import { Settings } from "../model/settings.js" */
/** @import { Changes } from "../model/merge.js" */

/**
 * @typedef {object} Reading
 * @property {Texts} texts  all
 * @property {Texts} records
 * @property {import("../model/inventory.js").Inventory["others"]} others
 * @property {Settings} settings
 * @property {string} mark  of the records and the others
 */

export class Holdings {
  /**
   * @param {import("../storage/shelf.js").Shelf} shelf
   * @param {{handbook: string, edition: string}} config
   * @param {() => string} now
   */
  constructor(shelf, { handbook, edition }, now = () => new Date().toISOString()) {
    this.shelf = shelf;
    this.handbook = handbook;
    this.edition = edition;
    this.now = now;
    /** @private */
    this.seen = this.state();
    /** Whether what was told last is news. What is drawn anew for nothing loses focus and folds. */
    this.news = true;
    // The first to listen, so that whoever hears of it later can ask.
    shelf.subscribe(() => {
      const state = this.state();
      this.news = state !== this.seen;
      this.seen = state;
    });
    /** @type {Partial<Settings>} settings that could not be kept; they count until the page is left */
    this.unkept = {};
  }

  /** @returns {Reading} */
  read() {
    const texts = this.shelf.texts();
    const { records, others } = inventoryOf(texts);
    const settings = { ...readSettings(texts.get(SETTINGS) ?? null), ...this.unkept };
    return { texts, records, others, settings, mark: markOf([...records, ...rawOf(others)]) };
  }

  /** All that is kept, and where, in short. @private */
  state() {
    return JSON.stringify([this.shelf.untilClosedOnly, markOf(this.shelf.texts())]);
  }

  /** @returns {import("../model/answers-file.js").Head} */
  head() {
    return { handbook: this.handbook, edition: this.edition, saved: this.now() };
  }

  /** A file of everything. To be noted as saved once it is handed over. */
  wholeFile() {
    const { records, others, mark } = this.read();
    const head = this.head();
    return { text: fileText(head, records, rawOf(others)), at: head.saved, mark };
  }

  /** @param {{at: string, mark: string}} saved */
  noteSaved({ at, mark }) {
    this.changeSettings({ saved: { at, mark } });
  }

  /** @param {Partial<Settings>} change */
  changeSettings(change) {
    const settings = { ...loadSettings(this.shelf), ...this.unkept, ...change };
    const kept = saveSettings(this.shelf, settings);
    this.unkept = kept ? {} : { ...this.unkept, ...change };
    this.shelf.tell(null, false);
  }

  /**
   * Let all that is kept be `after`.
   * @param {Texts} after
   * @returns {Changes | null} what was changed; null where it could not be, and nothing was
   */
  become(after) {
    const changes = changesBetween(this.shelf.texts(), after);
    return applyChanges(this.shelf, changes) ? changes : null;
  }
}
