/** What came of an action, in words that stay: beside the button, and read to those who listen. */

import { button, make } from "./make.js";

/** A place that is empty until something is said in it. */
export const statusPlace = () => make("p", { class: "chb-said", tabindex: "-1", hidden: "" });

export class Status {
  /** @param {HTMLElement} place @param {import("./announcer.js").Announcer} announcer */
  constructor(place, announcer) {
    this.place = place;
    this.announcer = announcer;
  }

  /** It went well. @param {string} words @param {...Node} more  such as a button to undo it */
  success(words, ...more) {
    this.put(words, false, more);
    this.announcer.say(words);
  }

  /** It failed, and the reader should know at once. @param {string} words @param {...Node} more */
  failure(words, ...more) {
    this.put(words, true, more);
    this.announcer.warned = false;
    this.announcer.warn(words);
  }

  /** Several things failed, each in a line of its own. @param {string[]} faults  one at least */
  failures([first = "", ...others]) {
    const lines = others.map((words) => make("span", { class: "chb-said-line" }, words));
    this.failure(first, ...lines);
    this.announcer.warned = false;
    this.announcer.warn([first, ...others].join(" "));
  }

  /** Nothing is to be said any more, nor read out late. */
  clear() {
    this.announcer.say("");
    this.place.replaceChildren();
    this.place.hidden = true;
  }

  /**
   * It went well, and can be undone: the focus goes there, since what had it may be gone.
   * @param {string} words
   * @param {string} label
   * @param {() => void} undo
   */
  undoable(words, label, undo) {
    const back = button(label, undo);
    this.success(words, back);
    back.focus();
  }

  /** @private @param {string} words @param {boolean} failed @param {Node[]} more */
  put(words, failed, more) {
    this.place.replaceChildren(words, ...more.flatMap((node) => [" ", node]));
    this.place.classList.toggle("chb-said--failed", failed);
    this.place.hidden = false;
  }
}
