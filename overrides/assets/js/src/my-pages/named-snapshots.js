/** The snapshots of one record by what they are called, and the one that is compared with today. */

import { dateWords } from "../kit/dates.js";
import { isolate } from "../model/sheet.js";
import { namesOf } from "../model/snapshot.js";

export class NamedSnapshots {
  /** @param {import("./session.js").OwnSession} session @param {import("./snapshots.js").Snapshots} snapshots @param {string} record */
  constructor({ config, compared }, snapshots, record) {
    this.snapshots = snapshots;
    this.record = record;
    this.t = config.t;
    this.dates = dateWords(config.language);
    this.chosen = compared;
  }

  /** Every snapshot with what it is called. @returns {import("./snapshot-list.js").NamedSnapshot[]} */
  list() {
    const listed = this.snapshots.list();
    const names = namesOf(
      listed.map(({ snapshot }) => snapshot),
      {
        day: this.dates.day,
        minute: this.dates.minute,
        both: (label, date) => this.t("snapshot.named", { label: isolate(label), date }),
      },
    );
    return listed.map((one, n) => ({ ...one, name: names[n] ?? "" }));
  }

  /** The one that was chosen on this page, or the newest; null where there is none. */
  compared(listed = this.list()) {
    return listed.find(({ id }) => id === this.chosen.get(this.record)) ?? listed[0] ?? null;
  }

  /** @param {string} id */
  choose(id) {
    this.chosen.set(this.record, id);
  }
}
