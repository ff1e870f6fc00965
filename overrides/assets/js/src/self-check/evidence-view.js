/**
 * `<chb-evidence evidence>`: whether the agency has a piece of evidence, and where it is kept.
 *
 * A tick is saved at once, words a moment after they are typed.
 */

import { Delay } from "../kit/delay.js";
import { make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { announceSaving, SavedNote } from "../kit/saved-note.js";
import { changeEvidence, isNoted } from "../model/evidence.js";
import { joinTexts } from "../model/text-merge.js";
import { changeAcrossIds, evidenceKeys, readAcrossIds } from "../storage/former-ids.js";

/** @import { Evidence } from "../model/evidence.js" */
/** @typedef {import("../model/record.js").Reading<Evidence>} Reading */

export class EvidenceView {
  /** @param {HTMLElement} element @param {import("./session.js").SelfCheckSession} session */
  constructor(element, { evidence, shelf, config, announcer }) {
    this.element = element;
    this.evidence = evidence;
    this.shelf = shelf;
    this.t = config.t;
    this.announcer = announcer;
    const formerly = element.getAttribute("formerly")?.split(" ");
    this.keys = evidenceKeys(config.handbook, element.getAttribute("evidence") ?? "", formerly);
    this.have = part(element, "input[type=checkbox]", HTMLInputElement);
    this.where = part(element, "input[type=text]", HTMLInputElement);
    const place = make("span", { class: "chb-saved" });
    part(element, "form", HTMLFormElement).append(place);
    this.saved = new SavedNote(place);
    this.typing = new Delay(() => this.saveWords());
    /** What is saved, and what was when typing began. */
    this.savedText = this.base = "";
    this.listen();
  }

  /** @private */
  listen() {
    this.where.dir = "auto";
    this.have.addEventListener("change", () => this.change({ have: this.have.checked }));
    this.where.addEventListener("input", () => {
      if (!this.typing.waits) this.base = this.savedText;
      this.saved.wait();
      this.typing.ask();
    });
    keepToItself(this.element);
  }

  /** @param {string} key */
  concerns(key) {
    return this.keys.includes(key);
  }

  /** Show what is known of it. @param {boolean} elsewhere */
  show(elsewhere) {
    const reading = readAcrossIds(this.evidence, this.keys);
    if (reading.trouble === "corrupt") this.shelf.setAside(this.keys[0]);
    const { have, where: savedText } = reading.record ?? { have: false, where: "" };
    this.savedText = savedText;
    // What is being typed here is saved in a moment, and stays till then.
    const where = this.typing.waits ? this.where.value : savedText;
    const changed = have !== this.have.checked || where !== this.where.value;
    // Nothing new from the other tab: what was last said here still stands.
    if (elsewhere && !changed && !reading.trouble) return;
    this.have.checked = have;
    if (where !== this.where.value) this.where.value = where;
    this.have.disabled = this.where.disabled = reading.trouble === "newer";
    this.showSaved(reading, elsewhere);
  }

  /** @private @param {Reading} reading @param {boolean} elsewhere */
  showSaved({ record, kept, trouble }, elsewhere) {
    const { t, saved } = this;
    if (!kept) saved.show(t("self_check.unsaved"), true);
    else if (trouble === "newer") saved.show(t("self_check.newer"));
    else if (trouble) saved.show(t("self_check.unreadable"));
    else if (elsewhere) saved.show(t("self_check.changed_elsewhere"));
    else if (!isNoted(record) || this.typing.waits) saved.wait();
    else if (this.where.matches(":focus")) saved.rest(t("self_check.saved"));
    else saved.show(t("self_check.saved"));
  }

  /** What is typed, with what another tab has saved meanwhile. @private */
  saveWords() {
    const typed = this.where.value;
    const stored = readAcrossIds(this.evidence, this.keys).record?.where ?? "";
    const where = joinTexts(this.base, typed, stored, " / ");
    this.change({ where });
    if (where !== typed) this.saved.show(this.t("rating.joined"));
  }

  /** @private @param {Partial<Pick<Evidence, "have" | "where">>} change */
  change(change) {
    const reading = changeAcrossIds(this.evidence, this.keys, (before, moment) =>
      changeEvidence(before, change, moment),
    );
    announceSaving(reading, this.announcer, this.t);
  }
}
