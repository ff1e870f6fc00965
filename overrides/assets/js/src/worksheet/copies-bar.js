/** The bar over a worksheet: its copies to choose from, the open one's name, and what befell it. */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { isolate, labelsOf } from "../model/sheet.js";

export class CopiesBar {
  /**
   * @param {HTMLElement} bar  server-rendered, hidden until this runs
   * @param {import("./copies.js").Copies} copies
   * @param {import("../kit/messages.js").Translate} t
   */
  constructor(bar, copies, t) {
    this.copies = copies;
    this.t = t;
    this.choice = part(bar, "select", HTMLSelectElement);
    this.name = part(bar, "input", HTMLInputElement);
    this.begin = part(bar, "[data-new]", HTMLButtonElement);
    this.delete = part(bar, "[data-delete]", HTMLButtonElement);
    this.print = part(bar, "[data-print]", HTMLButtonElement);
    this.undo = make("button", { type: "button", class: "chb-small-button" }, t("worksheet.undo"));
    this.gone = make("span", { class: "chb-copies-gone", hidden: "" });
    this.remark = make("span", { class: "chb-copies-remark", hidden: "" });
    this.delete.after(this.gone);
    bar.append(this.remark);
    this.shown = "";
    this.name.dir = "auto";
    this.printed = part(bar.parentElement ?? bar, ".chb-copy-name", HTMLElement);
    bar.hidden = false;
  }

  /** Bring the bar in step with the copies. */
  render() {
    const { copies } = this;
    const listed = copies.list();
    const labels = labelsOf(listed, (number) => this.unnamed(number));
    const shown = JSON.stringify([labels, listed.map(({ id }) => id)]);
    // A list that is made anew would close while somebody looks at it.
    if (shown !== this.shown) {
      this.choice.replaceChildren(...listed.map(({ id }, n) => option(id, labels[n] ?? "")));
    }
    this.shown = shown;
    this.choice.value = copies.open.id;
    if (this.name.value !== copies.open.sheet.name) this.name.value = copies.open.sheet.name;
    this.printed.textContent = copies.open.sheet.name;
    this.printed.hidden = copies.open.sheet.name.trim() === "";
    this.delete.hidden = copies.isBlank;
    const words = this.goneWords();
    this.gone.replaceChildren(words, " ", this.undo);
    this.gone.hidden = words === "";
  }

  /** What is said of the last deleted copy; "" where none can be brought back. */
  goneWords() {
    const last = this.copies.lastGone();
    if (last === null) return "";
    const name = isolate(last.sheet.name.trim() || this.unnamed(last.number));
    return this.t("worksheet.deleted", { name });
  }

  /** Say what stays worth knowing until another copy is opened. @param {string} words */
  say(words) {
    this.remark.textContent = words;
    this.remark.hidden = words === "";
  }

  /** @private @param {number} number */
  unnamed(number) {
    return this.t("worksheet.unnamed", { number });
  }
}

/** @param {string} id @param {string} label */
function option(id, label) {
  const made = new Option(label, id);
  made.dir = "auto";
  return made;
}
