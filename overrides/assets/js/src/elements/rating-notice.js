/** What stands in a check where an answer wants another look: why, the words then and now. */

/** @typedef {import("../pure/answer.js").Answer} Answer */

let made = 0;

/** Stands inside the group, so that it is read with the sentence. */
export class Notice {
  /**
   * @param {HTMLFieldSetElement} group
   * @param {import("../pure/messages.js").Translate} t
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
   * @param {string} text  the sentence that stands here
   * @param {boolean} keepable  whether the answer may stay as it is
   */
  show(reason, answer, text, keepable) {
    if (!reason && !this.note) return;
    this.note?.remove();
    this.note = null;
    this.group.removeAttribute("aria-describedby");
    if (!reason) return;
    const words = element("p", this.t(reason, { label: answer?.seen?.label ?? "" }));
    words.id = `chb-note-${++made}`;
    this.note = element("div", "", "chb-note chb-check-note");
    this.note.append(words);
    const seen = answer?.seen;
    if (seen?.text && seen.text !== text) this.note.append(this.sideBySide(seen, text));
    if (keepable) this.note.append(this.keepButton());
    this.group.setAttribute("aria-describedby", words.id);
    this.group.querySelector("legend")?.after(this.note);
  }

  /** @private @param {import("../pure/answer.js").Seen} seen @param {string} text */
  sideBySide({ lang, text: before }, text) {
    const both = element("dl", "", "chb-wordings");
    const blocks = [
      [this.t("rating.before_label"), before, lang],
      [this.t("rating.here_label"), text, ""],
    ];
    for (const [label = "", words = "", language] of blocks) {
      const block = document.createElement("div");
      const said = element("dd", words);
      said.dir = "auto";
      if (language) said.lang = language;
      block.append(element("dt", label), said);
      both.append(block);
    }
    return both;
  }

  /** A checked radio cannot be chosen again, so keeping it needs a button. @private */
  keepButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chb-button chb-keep";
    button.textContent = this.t("self_check.keep");
    button.addEventListener("click", () => this.keep());
    return button;
  }
}

/** @param {string} name @param {string} text @param {string} className */
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
