/** `<chb-snapshots record>`: keep the answers of today, and set them beside those of another day. */

import { make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { SavedNote } from "../kit/saved-note.js";
import { isAnswered } from "../model/answer.js";
import { isolate } from "../model/sheet.js";
import { changesSince, changesSinceTraining, missingFrom } from "./changes.js";
import { changesTables } from "./changes-table.js";
import { NamedSnapshots } from "./named-snapshots.js";
import { OwnAnswers } from "./own-answers.js";
import { SnapshotList } from "./snapshot-list.js";
import { Snapshots } from "./snapshots.js";

/** @import { Standing } from "./scoring.js" */

export class SnapshotsView {
  /** @param {HTMLElement} element @param {import("./session.js").OwnSession} session */
  constructor(element, session) {
    const { shelf, config, announcer, snapshots } = session;
    const record = element.getAttribute("record") ?? "me";
    this.element = element;
    this.t = config.t;
    this.announcer = announcer;
    this.own = new OwnAnswers(session, record);
    this.snapshots = new Snapshots(shelf, snapshots, record);
    this.shelf = shelf;
    this.named = new NamedSnapshots(session, this.snapshots, record);
    this.form = part(element, "form", HTMLFormElement);
    this.label = part(element, "input", HTMLInputElement);
    this.saved = new SavedNote(part(element, ".chb-saved", HTMLElement));
    this.changes = part(element, '[data-part="changes"]', HTMLElement);
    this.training = part(element, '[data-part="told"]', HTMLElement);
    this.trainingTable = make("div");
    this.training.append(this.trainingTable);
    this.list = new SnapshotList(part(element, '[data-part="list"]', HTMLElement), this);
    this.form.addEventListener("submit", () => this.take());
    keepToItself(element);
  }

  /** @param {string} key */
  concerns(key) {
    return key.startsWith(this.own.start) || key.startsWith(this.snapshots.start);
  }

  /** Show what is known. */
  show() {
    const standings = this.own.standings();
    const listed = this.named.list();
    const any = listed.length > 0 || standings.some(({ answer }) => isAnswered(answer));
    const troubles = this.snapshots.troubles();
    this.element.hidden = !any && !troubles.corrupt && !troubles.newer;
    const open = this.named.compared(listed);
    this.list.render(listed, troubles, open?.id ?? "");
    this.changes.replaceChildren(...(open ? this.compare(open, standings) : []));
    this.changes.hidden = !open;
    this.drawTraining(standings);
  }

  /** @private @param {Standing[]} standings */
  drawTraining(standings) {
    const training = changesSinceTraining(standings);
    this.training.hidden = training.length === 0;
    if (training.length === 0) return this.trainingTable.replaceChildren();
    const caption = (/** @type {number} */ count) => this.t("snapshot.told_changed", { count });
    this.trainingTable.replaceChildren(...changesTables(training, caption, this.t));
  }

  /** @private @param {import("./snapshot-list.js").NamedSnapshot} open @param {Standing[]} standings */
  compare({ snapshot, name }, standings) {
    const changes = changesSince(standings, snapshot.answers);
    const caption = (/** @type {number} */ count) =>
      this.t(count ? "snapshot.changed" : "snapshot.nothing_changed", { count, name });
    const missing = missingFrom(standings, snapshot.answers).length;
    const heading = make("h3", {}, this.t("snapshot.then_and_now"));
    const tables = changesTables(changes, caption, this.t);
    const rest = missing ? [make("p", {}, this.t("snapshot.missing", { count: missing }))] : [];
    return [heading, ...tables, ...rest];
  }

  /** @private */
  take() {
    const answers = this.own.standings().filter(({ answer }) => isAnswered(answer));
    if (answers.length === 0) return this.tell(true, "snapshot.empty");
    const pairs = answers.map(({ id, answer }) => /** @type {const} */ ([id, answer]));
    const { id, kept } = this.snapshots.take(this.label.value, pairs);
    this.label.value = "";
    this.choose(id);
    this.tell(kept, "snapshot.taken");
  }

  /** @param {string} id */
  choose(id) {
    this.named.choose(id);
    // What else shows the one that is compared hears of it, too.
    this.shelf.tell(this.snapshots.start + id, false);
  }

  /** @param {string} id @param {string} label */
  rename(id, label) {
    const kept = this.snapshots.rename(id, label);
    this.tell(kept, "snapshot.renamed");
  }

  /** @param {string} id @param {string} name */
  delete(id, name) {
    const kept = this.snapshots.delete(id);
    this.tell(kept, "snapshot.deleted", { name: isolate(name) });
  }

  /** @param {string} name */
  restore(name) {
    const kept = this.snapshots.restore();
    this.tell(kept, "snapshot.restored", { name: isolate(name) });
  }

  /** @private @param {boolean} kept @param {string} done @param {Record<string, string>} [values] */
  tell(kept, done, values) {
    const words = this.t(kept ? done : "snapshot.unsaved", values);
    this.saved.show(words, !kept);
    if (kept) this.announcer.say(words);
    else this.announcer.warn(words);
  }
}
