/**
 * Records of one kind, one a key: answers, or the lines of an evidence checklist.
 *
 * What could not be kept stays in memory until the page is left, and every reading says whether
 * it was kept.
 */

import { compareRecords } from "./record.js";

/** @typedef {import("./record.js").Saved} Saved */
/** @typedef {import("./record.js").Moment} Moment */

/**
 * @template T
 * @typedef {object} Reading
 * @property {T | null} record  the newest known one; a removed answer is one with state none
 * @property {boolean} kept  whether that is what stands in the browser's storage
 * @property {import("./record.js").Trouble | null} trouble
 *   `corrupt` stays, after it was set aside too, until there is a record again
 */

/** @template {Saved} T */
export class Records {
  /**
   * @param {import("./storage.js").Shelf} shelf
   * @param {import("./record.js").Kind<T>} kind
   * @param {() => string} now
   */
  constructor(shelf, kind, now = () => new Date().toISOString()) {
    this.shelf = shelf;
    this.kind = kind;
    this.now = now;
    /** @type {Map<string, T>} */
    this.unsaved = new Map();
    /** @type {Map<string, number>} the highest rev met, even if the storage is cleared since */
    this.highest = new Map();
  }

  /** @param {string} key @returns {Reading<T>} */
  read(key) {
    const { record: stored, trouble: found } = this.kind.parse(this.shelf.load(key));
    const unsaved = this.unsaved.get(key) ?? null;
    const kept = compareRecords(unsaved, stored, this.kind.write) <= 0;
    const record = kept ? stored : unsaved;
    this.highest.set(key, Math.max(this.highest.get(key) ?? 0, record?.rev ?? 0));
    const trouble = record === null && this.shelf.movedAway.has(key) ? "corrupt" : found;
    return { record, kept, trouble };
  }

  /**
   * Save a change at once. A newer schema's record is left alone; look at the reading's trouble.
   * @param {string} key
   * @param {(before: T | null, moment: Moment) => T} make
   * @returns {Reading<T>}
   */
  change(key, make) {
    const before = this.read(key);
    if (before.trouble !== "newer") {
      const rev = (this.highest.get(key) ?? 0) + 1;
      this.unsaved.set(key, make(before.record, { rev, at: this.now() }));
    }
    this.saveUnsaved();
    this.shelf.tell(key, false);
    return this.read(key);
  }

  /**
   * Write what is only in memory, older failures too: there may be room now. Where another tab
   * has stored a newer record since, that one stays.
   * @private
   */
  saveUnsaved() {
    for (const [key, record] of this.unsaved) {
      const { kept, trouble } = this.read(key);
      const blocked = trouble === "newer" || (trouble === "corrupt" && !this.shelf.setAside(key));
      if (kept || (!blocked && this.shelf.save(key, this.kind.write(record)))) {
        this.unsaved.delete(key);
        this.shelf.tell(key, false);
      }
    }
  }
}
