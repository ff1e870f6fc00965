/** What stands in the form of a check, and is shown or hidden as its answer changes. */

import { isKept } from "./answer.js";
import { part } from "./page-element.js";
import { radiosOf } from "./rating-form.js";
import { RatingMore } from "./rating-more.js";
import { Notice } from "./rating-notice.js";
import { SavedNote } from "./saved-note.js";
import { ThenRow } from "./then-and-now.js";

/** @typedef {import("./rating-view.js").RatingView} RatingView */
/** @typedef {import("./rating-view.js").Reading} Reading */

export class RatingParts {
  /** @param {HTMLFormElement} form @param {RatingView} view */
  constructor(form, view) {
    this.t = view.t;
    this.group = part(form, "fieldset", HTMLFieldSetElement);
    this.radios = radiosOf(this.group);
    this.remove = part(form, ".chb-remove", HTMLButtonElement);
    this.saved = new SavedNote(part(form, ".chb-saved", HTMLElement));
    this.notice = new Notice(this.group, this.t, () => view.keep());
    const owner = {
      ...{ element: view.element, t: this.t },
      patch: (/** @type {import("./answer.js").Patch} */ patch) => view.patch(patch),
      typing: () => this.saved.wait(),
    };
    this.more = new RatingMore(part(form, ".chb-more", HTMLDetailsElement), owner);
    this.then = new ThenRow(this.group, owner);
    this.undo = document.createElement("button");
    this.undo.type = "button";
    this.undo.className = "chb-remove chb-undo";
    this.undo.textContent = this.t("rating.undo");
    this.undo.hidden = true;
    this.remove.after(this.undo);
  }

  get chosen() {
    return [...this.radios].find((radio) => radio.checked);
  }

  /** Check a radio, or none. @param {HTMLInputElement | null} chosen @returns whether it is news */
  put(chosen) {
    const news = (this.chosen ?? null) !== chosen;
    for (const radio of this.radios) radio.checked = radio === chosen;
    return news;
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.group.disabled = locked;
    this.more.fold.hidden = locked;
  }

  /** @param {boolean} offered */
  showUndo(offered) {
    this.undo.hidden = !offered;
  }

  /** Back to the answer, or to the first that can be chosen. */
  focus() {
    (this.chosen ?? this.radios[0])?.focus();
  }

  /**
   * The words beside the buttons.
   * @param {Reading} reading
   * @param {boolean} changedElsewhere
   * @param {boolean} removed
   */
  showSaved({ record, kept }, changedElsewhere, removed) {
    const { t, saved, more } = this;
    if (!kept) saved.show(t("self_check.unsaved"), true);
    else if (changedElsewhere) saved.show(t("self_check.changed_elsewhere"));
    else if (removed) saved.show(t("self_check.removed"));
    else if (!isKept(record) || more.busy) saved.wait();
    else if (more.focused) saved.rest(t("self_check.saved"));
    else saved.show(t("self_check.saved"));
  }
}
