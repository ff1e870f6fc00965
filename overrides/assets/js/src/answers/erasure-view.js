/** `<chb-erase>`: everything of this handbook erased from this browser, and the way back. */

import { button } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { bringBack, eraseAll } from "../storage/sharing.js";

/** @import { ErasedTexts } from "../storage/sharing.js" */

export class ErasureView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, { config, shelf, announcer, admission }) {
    this.element = element;
    this.shelf = shelf;
    this.t = config.t;
    this.button = part(element, "[data-erase]", HTMLButtonElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), announcer);
    this.button.addEventListener("click", () => this.erase());
    /** @type {ErasedTexts} */
    this.erased = [];
    this.wasMarked = false;
    // Back must not offer it to whoever comes next.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.erased.length > 0) admission.readAgain();
    });
  }

  concerns() {
    return false;
  }

  show() {
    this.element.hidden = false;
  }

  /** @private */
  erase() {
    const wasMarked = this.shelf.erasure() !== null;
    const { done, erased } = eraseAll(this.shelf);
    const count = erased.reduce((sum, { texts }) => sum + texts.size, 0);
    if (count === 0) return this.status.success(this.t("answers.erased_nothing"));
    if (!done) return this.status.failure(this.t("answers.erased_partly"));
    this.erased = erased;
    this.wasMarked = wasMarked;
    this.status.undoable(this.t("answers.erased"), this.t("answers.undo"), () => this.undo());
  }

  /** @private */
  undo() {
    const { t, status } = this;
    if (bringBack(this.shelf, this.erased, this.wasMarked)) {
      this.erased = [];
      status.success(t("answers.brought_back"));
      return this.button.focus();
    }
    // There may be room later, and nothing else has what is still missing.
    const again = button(t("answers.undo"), () => this.undo());
    status.failure(t("answers.brought_back_partly"), again);
    again.focus();
  }
}
