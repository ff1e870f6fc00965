/**
 * `<chb-rating competency hash lang>`: a competency's check that remembers.
 *
 * The radios are the browser's own and stay so; this restores them, saves at once, and tells the
 * truth about both.
 */

import { part } from "./page-element.js";
import { isAnswered } from "./record.js";

/** @typedef {import("./storage.js").Reading} Reading */
/** @typedef {import("./record.js").Answer} Answer */
/** @typedef {import("./record.js").Choice} Choice */
/** @typedef {import("./page-element.js").View} View */

let notes = 0;

/** @implements {View} */
export class RatingView {
  /** @param {HTMLElement} element @param {import("./page-element.js").Session} session */
  constructor(element, { answers, config, announcer }) {
    this.element = element;
    this.answers = answers;
    this.config = config;
    this.announcer = announcer;
    this.competency = element.getAttribute("competency") ?? "";
    this.group = part(element, "fieldset", HTMLFieldSetElement);
    this.legend = part(element, "legend", HTMLElement);
    this.remove = part(element, ".chb-remove", HTMLButtonElement);
    this.saved = part(element, ".chb-saved", HTMLElement);
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
    // Enter in a form without a submit button must not reload the page.
    this.element.addEventListener("submit", (event) => event.preventDefault());
    // The theme turns pages at p, n, comma and full stop, and searches at s, f and slash.
    this.element.addEventListener("keydown", (event) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    });
  }

  /** @param {string | null} competency */
  concerns(competency) {
    return competency === null || competency === this.competency;
  }

  /** Show what is known of the answer. @param {boolean} elsewhere */
  show(elsewhere) {
    const reading = this.answers.read(this.competency);
    const { answer, trouble } = reading;
    const shown = JSON.stringify(reading);
    // Nothing new from the other tab: what was last said here still stands.
    if (elsewhere && shown === this.shown) return;
    this.shown = shown;
    if (trouble === "corrupt") this.answers.setAside(this.competency);
    const before = this.chosen();
    for (const radio of this.radios) radio.checked = fits(choiceOf(radio), answer);
    this.group.disabled = trouble === "newer";
    this.remove.hidden = !isAnswered(answer);
    this.showNote(this.reasonToReread(reading));
    this.showSaved(reading, elsewhere && this.chosen() !== before);
  }

  /** The words beside the button. @private @param {Reading} reading @param {boolean} changed */
  showSaved({ answer, kept }, changed) {
    const { t } = this.config;
    const saved = isAnswered(answer) ? t("saved") : "";
    this.saved.textContent = kept ? (changed ? t("changed_elsewhere") : saved) : t("unsaved");
    this.saved.classList.toggle("chb-saved--failed", !kept);
    this.saved.hidden = this.saved.textContent === "";
  }

  /** The message, if any, that asks the reader to look again. @private @param {Reading} reading */
  reasonToReread({ answer, trouble }) {
    if (trouble) return trouble === "newer" ? "newer" : "unreadable";
    if (!isAnswered(answer)) return null;
    if (!this.chosen()) return "level_gone";
    const { hash } = answer.seen ?? this.seen();
    return hash === this.seen().hash ? null : "reworded";
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
    if (key === "reworded") this.note.append(" ", this.keepButton());
    this.group.setAttribute("aria-describedby", text.id);
    this.legend.after(this.note);
  }

  /** A checked radio cannot be chosen again, so keeping it needs a button. @private */
  keepButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chb-button chb-keep";
    button.textContent = this.config.t("keep");
    button.addEventListener("click", () => {
      const chosen = this.chosen();
      chosen?.focus();
      if (chosen) this.choose(choiceOf(chosen));
    });
    return button;
  }

  /** @private @param {Choice} choice */
  choose(choice) {
    this.report(this.answers.change(this.competency, choice, this.seen()), "saved");
  }

  /** @private */
  removeAnswer() {
    // Before the button goes: focus on something hidden is lost.
    this.radios[0]?.focus();
    const gone = this.answers.change(this.competency, { state: "none", level: null }, null);
    this.report(gone, "removed");
    if (!gone.kept) return;
    this.saved.textContent = this.config.t("removed");
    this.saved.hidden = false;
  }

  /** Say how saving went. @private @param {Reading} reading @param {string} done */
  report({ kept, trouble }, done) {
    const { t } = this.config;
    if (trouble === "newer") this.announcer.warn(t("newer"));
    else if (kept) this.announcer.say(t(done));
    else this.announcer.warn(t("unsaved"));
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
  const state = /** @type {import("./record.js").State} */ (dataset.state);
  return { state, level: state === "rated" ? value : null };
}

/** @param {Choice} choice @param {Answer | null} answer */
const fits = ({ state, level }, answer) => answer?.state === state && answer.level === level;
