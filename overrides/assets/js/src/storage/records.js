/**
 * Records of one kind, one a key: answers, or the lines of an evidence checklist.
 *
 * What could not be kept stays in memory until the page is left, and every reading says whether
 * it was kept.
 */

import { compareRecords } from "../model/record.js";

/** @import { Moment, SavedRecord } from "../model/record.js" */
/** @template T @typedef {import("../model/record.js").Reading<T>} Reading */

/** @template {SavedRecord} T */
export class Records {
  /**
   * @param {import("./shelf.js").Shelf} shelf
   * @param {import("../model/record.js").Kind<T>} kind
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
    const { record: stored, trouble: storedTrouble } = this.kind.parse(this.shelf.load(key));
    const unsaved = this.unsaved.get(key) ?? null;
    const kept = compareRecords(unsaved, stored, this.kind.write) <= 0;
    const record = kept ? stored : unsaved;
    this.highest.set(key, Math.max(this.highest.get(key) ?? 0, record?.rev ?? 0));
    const trouble = record === null && this.shelf.movedAway.has(key) ? "corrupt" : storedTrouble;
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
    for (const each of this.saveUnsaved().add(key)) this.shelf.tell(each, false);
    return this.read(key);
  }

  /**
   * Write what is only in memory, older failures too: there may be room now. Where another tab
   * has stored a newer record since, that one stays.
   * @private
   * @returns {Set<string>} the keys of those that are in memory no more
   */
  saveUnsaved() {
    /** @type {Set<string>} */
    const done = new Set();
    for (const [key, record] of this.unsaved) {
      const { kept, trouble } = this.read(key);
      const blocked = trouble === "newer" || (trouble === "corrupt" && !this.shelf.setAside(key));
      if (kept || (!blocked && this.shelf.save(key, this.kind.write(record)))) {
        this.unsaved.delete(key);
        done.add(key);
      }
    }
    return done;
  }
}
