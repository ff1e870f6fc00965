/** What stands in the form of a check, and is shown or hidden as its answer changes. */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { SavedNote } from "../kit/saved-note.js";
import { hasDetails, isKept } from "../model/answer.js";
import { radioFor } from "./rating-choice.js";
import { radiosOf } from "./rating-form.js";
import { RatingMore } from "./rating-more.js";
import { Notice } from "./rating-notice.js";
import { ThenRow } from "./then-and-now.js";

/** @import { RatingView, Reading } from "./rating-view.js" */

export class RatingParts {
  /** @param {HTMLFormElement} form @param {RatingView} view */
  constructor(form, view) {
    this.t = view.t;
    this.group = part(form, "fieldset", HTMLFieldSetElement);
    this.radios = radiosOf(this.group);
    this.remove = part(form, ".chb-remove", HTMLButtonElement);
    this.saved = new SavedNote(part(form, ".chb-saved", HTMLElement));
    this.notice = new Notice(this.group, this.t, () => view.keep());
    this.fold = part(form, ".chb-more", HTMLDetailsElement);
    /** @type {import("./rating-more.js").Owner} */
    this.owner = {
      ...{ element: view.element, t: this.t },
      patch: (patch) => view.patch(patch),
      stored: () => view.read().record ?? {},
      joined: () => view.sayJoined(),
      typing: () => this.saved.wait(),
    };
    /** @type {RatingMore | null} made, as the next two, when there is something to show in it */
    this.more = null;
    /** @type {ThenRow | null} */
    this.then = null;
    /** @type {HTMLButtonElement | null} */
    this.undo = null;
  }

  /** The folded part, to be opened or filled. */
  makeMore() {
    this.more ??= new RatingMore(this.fold, this.owner);
    return this.more;
  }

  /** Show what is said beside the choice. @param {import("../model/answer.js").Details | null} details */
  showDetails(details) {
    if (this.more || (details && hasDetails(details))) this.makeMore().show(details);
  }

  /** @param {boolean} shown @param {string | undefined} then */
  showThen(shown, then) {
    if (shown) this.then = this.then ?? new ThenRow(this.group, this.owner);
    this.then?.show(shown, then, this.group.disabled);
  }

  get chosen() {
    return [...this.radios].find((radio) => radio.checked);
  }

  /** Let the form show what it showed, whatever became of it meanwhile. @param {import("../model/answer.js").Answer | null} answer */
  restore(answer) {
    this.put(radioFor(this.radios, answer) ?? null);
    this.more?.fill();
    this.showThen(this.then?.row?.hidden === false, answer?.then);
  }

  /** Check a radio, or none. @param {HTMLInputElement | null} chosen @returns whether it is news */
  put(chosen) {
    const news = (this.chosen ?? null) !== chosen;
    for (const radio of this.radios) radio.checked = radio === chosen;
    return news;
  }

  /** @param {boolean} locked */
  lock(locked) {
    if (this.group.disabled === locked) return;
    this.group.disabled = locked;
    this.fold.hidden = locked;
  }

  /** @param {boolean} offered */
  showUndo(offered) {
    if (offered) this.undo = this.undo ?? this.makeUndo();
    if (this.undo) this.undo.hidden = !offered;
  }

  /** @private */
  makeUndo() {
    const undo = make("button", { type: "button", class: "chb-remove chb-undo" }, this.t("rating.undo"));
    this.remove.after(undo);
    return undo;
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
    else if (!isKept(record) || more?.busy) saved.wait();
    else if (more?.focused) saved.rest(t("self_check.saved"));
    else saved.show(t("self_check.saved"));
  }
}
