/** A list of short lines to write in: one more at a press, gone when emptied or removed. */

import { button, make } from "../kit/make.js";
import { part } from "../kit/page-element.js";

export class EvidenceLines {
  /**
   * @param {HTMLElement} place
   * @param {(control: HTMLElement, words: string) => void} name  gives a control its name
   * @param {import("../kit/messages.js").Translate} t
   * @param {(now: boolean) => void} changed  called with true where nothing is being typed
   */
  constructor(place, name, t, changed) {
    this.name = name;
    this.t = t;
    this.changed = changed;
    this.list = part(place, "ul", HTMLElement);
    this.more = part(place, "button", HTMLButtonElement);
    name(this.more, this.more.textContent ?? "");
    this.more.addEventListener("click", () => this.add().focus());
    this.list.addEventListener("input", () => changed(false));
    this.list.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      // With some keyboards, Enter ends a word that is being put together.
      if (event.isComposing) return;
      event.preventDefault();
      this.add().focus();
    });
  }

  /** What is written, blank lines left out. @returns {string[]} */
  texts() {
    return this.fields()
      .map(({ value }) => value.trim())
      .filter(Boolean);
  }

  /** Lines that say so already stay, and with them the place where somebody types. @param {readonly string[]} texts */
  put(texts) {
    if (JSON.stringify(this.texts()) === JSON.stringify(texts)) return;
    this.list.replaceChildren();
    for (const text of texts) this.add().value = text;
  }

  /** @private */
  add() {
    const field = make("input", { type: "text", dir: "auto", autocomplete: "off" });
    const line = make("li", {}, field, " ");
    line.append(button(this.t("rating.line_remove"), () => this.remove(line)));
    this.list.append(line);
    this.number();
    return field;
  }

  /** @private @param {HTMLElement} line */
  remove(line) {
    line.remove();
    this.number();
    this.more.focus();
    this.changed(true);
  }

  /** @private */
  number() {
    this.fields().forEach((field, index) => {
      const number = index + 1;
      const remove = field.parentElement?.querySelector("button");
      this.name(field, this.t("rating.line", { number }));
      if (remove) this.name(remove, this.t("rating.line_remove_named", { number }));
    });
  }

  /** @private */
  fields() {
    return [...this.list.querySelectorAll("input")];
  }
}
