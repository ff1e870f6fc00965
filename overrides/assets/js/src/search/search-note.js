/**
 * Helps where the theme's search finds nothing: asks again for words that are spelled much alike,
 * and says so in `.chb-search-note[data-nothing][data-near][data-none]`.
 *
 * The theme asks its worker what stands in the field when a key comes up, and shows each answer.
 */

import { SEARCH_COUNT, SEARCH_FIELD } from "../kit/theme.js";
import { fuzzyQuery } from "./fuzzy-query.js";

/** So long nothing is typed before it is asked again: what was typed has its answer by then. */
const PAUSE_MS = 300;

/** Does nothing on a page without a search. */
export function startSearchNote() {
  const field = document.querySelector(SEARCH_FIELD);
  const count = document.querySelector(SEARCH_COUNT);
  const note = document.querySelector(".chb-search-note");
  if (field instanceof HTMLInputElement && count && note instanceof HTMLElement) {
    new SearchNote(field, count, note).start();
  }
}

class SearchNote {
  /**
   * @param {HTMLInputElement} field
   * @param {Element} count  the theme's line that says how much was found
   * @param {HTMLElement} note
   */
  constructor(field, count, note) {
    this.field = field;
    this.count = count;
    this.note = note;
    /** What was asked again, as typed, while its answer is awaited. */
    this.again = "";
    this.timer = 0;
  }

  start() {
    this.field.addEventListener("input", () => {
      this.again = "";
      clearTimeout(this.timer);
    });
    new MutationObserver(() => this.answered()).observe(this.count, { childList: true });
  }

  answered() {
    const typed = this.field.value.trim();
    const nothing = this.count.textContent?.trim() === this.note.dataset.nothing;
    clearTimeout(this.timer);
    if (this.again && this.again === typed) {
      this.again = "";
      this.say(nothing ? "none" : "near");
    } else {
      this.say(nothing ? "none" : "");
      if (nothing) this.timer = window.setTimeout(() => this.ask(typed), PAUSE_MS);
    }
  }

  /** The theme reads the field at once; the reader finds in it what they typed. @param {string} typed */
  ask(typed) {
    const loosely = fuzzyQuery(typed);
    if (!loosely) return;
    this.again = typed;
    const { value, selectionStart, selectionEnd } = this.field;
    this.field.value = loosely;
    this.field.dispatchEvent(new KeyboardEvent("keyup"));
    this.field.value = value;
    this.field.setSelectionRange(selectionStart, selectionEnd);
  }

  /** @param {"near" | "none" | ""} what */
  say(what) {
    this.note.dataset.said = what;
    this.note.textContent = what && (this.note.dataset[what] ?? "");
  }
}
