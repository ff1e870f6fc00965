/** The snapshots of one record in this browser: taken, called, deleted and brought back. */

import { newUuid } from "../model/sheet.js";
import * as pure from "../model/snapshot.js";

/** @import { Snapshot, SnapshotEntry } from "../model/snapshot.js" */

export class Snapshots {
  /**
   * @param {import("../storage/shelf.js").Shelf} shelf
   * @param {import("../storage/records.js").Records<Snapshot>} records
   * @param {string} record  whose
   * @param {() => string} newId
   */
  constructor(shelf, records, record, newId = newUuid) {
    this.shelf = shelf;
    this.records = records;
    this.start = pure.snapshotKeys(shelf.handbook, record);
    this.newId = newId;
    /** @type {SnapshotEntry | null} the last one deleted here */
    this.gone = null;
  }

  /** All that can be read, the newest first; those that could not be kept too. @returns {SnapshotEntry[]} */
  list() {
    return this.ids()
      .flatMap((id) => {
        const { record: snapshot } = this.records.read(this.start + id);
        return snapshot && !snapshot.deleted ? [{ id, snapshot }] : [];
      })
      .sort(pure.newestFirst);
  }

  /** How many cannot be read, by why. */
  troubles() {
    const counts = { corrupt: 0, newer: 0 };
    for (const id of this.ids()) {
      const { trouble } = this.records.read(this.start + id);
      if (trouble) counts[trouble] += 1;
    }
    return counts;
  }

  /** @param {string} label @param {Iterable<readonly [string, import("../model/answer.js").Answer | null]>} answers */
  take(label, answers) {
    const id = this.newId();
    const { kept } = this.change(id, (_, moment) => pure.takeSnapshot(label, answers, moment));
    return { id, kept };
  }

  /** @param {string} id @param {string} label @returns {boolean} whether it was kept */
  rename(id, label) {
    return this.change(id, (before, moment) =>
      before && !before.deleted ? pure.relabel(before, label, moment) : pure.removalMark(moment),
    ).kept;
  }

  /** @param {string} id @returns {boolean} whether it was kept */
  delete(id) {
    const snapshot = this.records.read(this.start + id).record;
    this.gone = snapshot ? { id, snapshot } : null;
    return this.change(id, (_, moment) => pure.removalMark(moment)).kept;
  }

  /** Bring back what was deleted last here. @returns {boolean} whether it was kept */
  restore() {
    const { gone } = this;
    this.gone = null;
    if (!gone) return true;
    return this.change(gone.id, (_, moment) => pure.restore(gone.snapshot, moment)).kept;
  }

  /** @private @param {string} id @param {(before: Snapshot | null, moment: import("../model/record.js").Moment) => Snapshot} make */
  change(id, make) {
    return this.records.change(this.start + id, make);
  }

  /** @private */
  ids() {
    const unsaved = [...this.records.unsaved.keys()].filter((key) => key.startsWith(this.start));
    const memory = unsaved.map((key) => key.slice(this.start.length));
    return [...new Set([...this.shelf.below(this.start), ...memory])];
  }
}
