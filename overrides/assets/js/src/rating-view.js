/**
 * `<chb-rating record competency hash lang>`: a competency's check that remembers.
 *
 * The radios are the browser's own and stay so; this restores them, saves at once, and tells the
 * truth about both.
 */

import { answerKey, changeAnswer, isAnswered } from "./answer.js";
import { keepToItself, part } from "./page-element.js";
import { announceSaving, SavedNote } from "./saved-note.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Choice} Choice */
/** @typedef {import("./records.js").Reading<Answer>} Reading */
/** @typedef {import("./page-element.js").View} View */

const REWORDED = "self_check.reworded";
let notes = 0;

/** @implements {View} */
export class RatingView {
  /** @param {HTMLElement} element @param {import("./self-check.js").SelfCheck} session */
  constructor(element, { answers, shelf, config, announcer }) {
    this.element = element;
    this.answers = answers;
    this.shelf = shelf;
    this.config = config;
    this.announcer = announcer;
    const record = element.getAttribute("record") ?? "me";
    this.key = answerKey(config.handbook, record, element.getAttribute("competency") ?? "");
    this.group = part(element, "fieldset", HTMLFieldSetElement);
    this.legend = part(element, "legend", HTMLElement);
    this.remove = part(element, ".chb-remove", HTMLButtonElement);
    this.saved = new SavedNote(part(element, ".chb-saved", HTMLElement));
    /** @type {NodeListOf<HTMLInputElement>} */
    this.radios = element.querySelectorAll("input[type=radio]");
    /** @type {HTMLElement | null} */
    this.note = null;
    this.shown = "";
    this.listen();
  }

  /** @private */
  listen() {
    this.element.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.choose(choiceOf(target));
    });
    this.remove.addEventListener("click", () => this.removeAnswer());
    keepToItself(this.element);
  }

  /** @param {string} key */
  concerns(key) {
    return key === this.key;
  }

  /** Show what is known of the answer. @param {boolean} elsewhere */
  show(elsewhere) {
    const reading = this.answers.read(this.key);
    const { record: answer, trouble } = reading;
    const shown = JSON.stringify(reading);
    // Nothing new from the other tab: what was last said here still stands.
    if (elsewhere && shown === this.shown) return;
    this.shown = shown;
    if (trouble === "corrupt") this.shelf.setAside(this.key);
    const before = this.chosen();
    for (const radio of this.radios) radio.checked = fits(choiceOf(radio), answer);
    this.group.disabled = trouble === "newer";
    this.remove.hidden = !isAnswered(answer);
    this.showNote(this.reasonToReread(reading));
    this.showSaved(reading, elsewhere && this.chosen() !== before);
  }

  /** The words beside the button. @private @param {Reading} reading @param {boolean} changed */
  showSaved({ record: answer, kept }, changed) {
    const { t } = this.config;
    const saved = isAnswered(answer) ? t("self_check.saved") : "";
    const words = changed ? t("self_check.changed_elsewhere") : saved;
    this.saved.show(kept ? words : t("self_check.unsaved"), !kept);
  }

  /** The message, if any, that asks the reader to look again. @private @param {Reading} reading */
  reasonToReread({ record: answer, trouble }) {
    if (trouble) return trouble === "newer" ? "self_check.newer" : "self_check.unreadable";
    if (!isAnswered(answer)) return null;
    if (!this.chosen()) return "self_check.level_gone";
    const { hash } = answer.seen ?? this.seen();
    return hash === this.seen().hash ? null : REWORDED;
  }

  /**
   * Stands inside the group, so that it is read with the sentence.
   * @private
   * @param {string | null} key
   */
  showNote(key) {
    this.note?.remove();
    this.note = null;
    this.group.removeAttribute("aria-describedby");
    if (!key) return;
    const text = document.createElement("span");
    text.id = `chb-note-${++notes}`;
    text.textContent = this.config.t(key);
    this.note = document.createElement("p");
    this.note.className = "chb-note chb-check-note";
    this.note.append(text);
    if (key === REWORDED) this.note.append(" ", this.keepButton());
    this.group.setAttribute("aria-describedby", text.id);
    this.legend.after(this.note);
  }

  /** A checked radio cannot be chosen again, so keeping it needs a button. @private */
  keepButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chb-button chb-keep";
    button.textContent = this.config.t("self_check.keep");
    button.addEventListener("click", () => {
      const chosen = this.chosen();
      chosen?.focus();
      if (chosen) this.choose(choiceOf(chosen));
    });
    return button;
  }

  /** @private @param {Choice} choice */
  choose(choice) {
    announceSaving(this.change(choice, this.seen()), this.announcer, this.config.t);
  }

  /** @private */
  removeAnswer() {
    // Before the button goes: focus on something hidden is lost.
    this.radios[0]?.focus();
    const gone = this.change({ state: "none", level: null }, null);
    announceSaving(gone, this.announcer, this.config.t, "self_check.removed");
    if (gone.kept) this.saved.show(this.config.t("self_check.removed"));
  }

  /** @private @param {Choice} choice @param {import("./answer.js").Seen | null} seen */
  change(choice, seen) {
    return this.answers.change(this.key, (before, moment) =>
      changeAnswer(before, choice, { ...moment, seen }),
    );
  }

  /** The wording that the reader answers. @private */
  seen() {
    const sentence = this.element.querySelector(".chb-self-check") ?? this.legend;
    return {
      hash: this.element.getAttribute("hash") ?? "",
      lang: this.element.closest("[lang]")?.getAttribute("lang") ?? this.config.language,
      text: (sentence.textContent ?? "").trim().replace(/\s+/g, " "),
    };
  }

  /** @private */
  chosen() {
    return [...this.radios].find((radio) => radio.checked);
  }
}

/** What a radio stands for. @param {HTMLInputElement} radio @returns {Choice} */
function choiceOf({ dataset, value }) {
  const state = /** @type {import("./answer.js").State} */ (dataset.state);
  return { state, level: state === "rated" ? value : null };
}

/** @param {Choice} choice @param {Answer | null} answer */
const fits = ({ state, level }, answer) => answer?.state === state && answer.level === level;
