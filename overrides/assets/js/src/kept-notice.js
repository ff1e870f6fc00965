/** `<chb-kept>`: says so, plainly, where this browser keeps nothing at all. */

import { ownKeys } from "./record.js";

/** @typedef {import("./page-element.js").View} View */

/** @implements {View} */
export class KeptNotice {
  /** @param {HTMLElement} element  server-rendered, hidden @param {import("./my.js").MySession} session */
  constructor(element, { shelf }) {
    this.element = element;
    this.shelf = shelf;
    this.start = ownKeys(shelf.handbook);
  }

  concerns() {
    return false;
  }

  /** Where anything is kept, keeping works; only else is it tried. */
  show() {
    const key = `${this.start}trial`;
    const works = this.shelf.below(this.start).length > 0 || this.shelf.save(key, "1");
    this.shelf.drop(key);
    this.element.hidden = works;
  }
}
