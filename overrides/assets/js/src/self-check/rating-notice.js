/** What stands in a check where an answer wants another look: why, the words then and now. */

import { button, make } from "../kit/make.js";
import { changedWords } from "../model/wording.js";

/** @import { Answer } from "../model/answer.js" */

let made = 0;

/** Stands inside the group, so that it is read with the sentence. */
export class Notice {
  /**
   * @param {HTMLFieldSetElement} group
   * @param {import("../kit/messages.js").Translate} t
   * @param {() => void} keep  what “my answer still fits” does
   */
  constructor(group, t, keep) {
    this.group = group;
    this.t = t;
    this.keep = keep;
    /** @type {HTMLElement | null} */
    this.note = null;
  }

  /**
   * @param {string | null} reason  a message's key
   * @param {Answer | null} answer
   * @param {import("../model/wording.js").Wording} wording  that stands here
   * @param {boolean} keepable  whether the answer may stay as it is
   */
  show(reason, answer, wording, keepable) {
    if (!reason && !this.note) return;
    this.note?.remove();
    this.note = null;
    this.group.removeAttribute("aria-describedby");
    if (!reason) return;
    const said = this.t(reason, { label: answer?.seen?.label ?? "" });
    const words = make("p", { id: `chb-note-${++made}` }, said);
    this.note = make("div", { class: "chb-note chb-check-note" }, words);
    const pairs = changedWords(answer?.seen, wording);
    this.note.append(...pairs.map((pair) => this.sideBySide(pair, answer?.seen?.lang)));
    if (keepable) this.note.append(this.keepButton());
    this.group.setAttribute("aria-describedby", words.id);
    this.group.querySelector("legend")?.after(this.note);
  }

  /** @private @param {[string, string]} pair @param {string | undefined} lang */
  sideBySide([before, text], lang) {
    const then = make("dd", { dir: "auto" }, before);
    if (lang) then.lang = lang;
    const here = make("dd", { dir: "auto" }, text);
    return make(
      "dl",
      { class: "chb-wordings" },
      make("div", {}, make("dt", {}, this.t("rating.before_label")), then),
      make("div", {}, make("dt", {}, this.t("rating.here_label")), here),
    );
  }

  /** A checked radio cannot be chosen again, so keeping it needs a button. @private */
  keepButton() {
    const keep = button(this.t("self_check.keep"), () => this.keep());
    keep.className = "chb-button chb-keep";
    return keep;
  }
}
