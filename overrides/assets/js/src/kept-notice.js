/** `<chb-kept>`: says so, plainly, where this browser keeps nothing at all. */

import { ownKeys } from "./record.js";

/** @typedef {import("./page-element.js").View} View */

/** @implements {View} */
export class KeptNotice {
  /** @param {HTMLElement} element  server-rendered, hidden @param {import("./my.js").MySession} session */
  constructor(element, { shelf, memories }) {
    this.element = element;
    this.shelf = shelf;
    this.memories = memories;
    this.start = ownKeys(shelf.handbook);
  }

  concerns() {
    return true;
  }

  /**
   * Where anything is kept, keeping works; only else is it tried. Once something is in memory
   * only, `<chb-keeping>` says so.
   */
  show() {
    const said = this.memories.some(({ unsaved }) => unsaved.size > 0);
    this.element.hidden = said || this.shelf.below(this.start).length > 0 || this.shelf.works();
  }
}
