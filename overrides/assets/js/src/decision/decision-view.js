/**
 * `<chb-decision>`: the questions of a decision path, one at a time. Without it they are a list, and
 * on paper, too. Nothing of it is kept.
 */

import { make } from "../kit/make.js";

export class DecisionView {
  /** @param {HTMLElement} element  its words are in attributes `data-` */
  constructor(element) {
    this.element = element;
    this.questions = Array.from(element.querySelectorAll("li"));
    this.count = make("p", { class: "chb-decision-count" });
    this.bar = make("p", { class: "chb-decision-bar" });
    this.at = 0;
    this.stepped = true;
    /** Whether the question that is asked was answered by a yes. */
    this.said = false;
    const line = (/** @type {string} */ word, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", class: "chb-small-button" }, this.word(word));
      made.addEventListener("click", act);
      this.bar.append(made, " ");
      return made;
    };
    // After a yes, back is the same question once more.
    this.back = line("back", () => this.go(this.said ? this.at : this.at - 1));
    this.again = line("again", () => this.go(0));
    this.all = line("all", () => this.step(!this.stepped));
    for (const [n, question] of this.questions.entries()) this.answer(question, n);
    element.querySelector("ol")?.before(this.count);
    element.append(this.bar);
    element.classList.add("chb-decision--live");
    const asked = this.questions.findIndex(({ id }) => id && `#${id}` === location.hash);
    this.show(Math.max(asked, 0), false);
  }

  /** What can be pressed, and what a yes leads to. @private @param {HTMLElement} question @param {number} n */
  answer(question, n) {
    const leads = question.querySelector(".chb-decision-answers");
    const buttons = make("p", { class: "chb-decision-buttons" });
    const button = (/** @type {string} */ word, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", class: "chb-button" }, this.word(word));
      made.addEventListener("click", act);
      buttons.append(made, " ");
    };
    button("yes", () => this.answered(question));
    if (n < this.questions.length - 1) button("no", () => this.go(n + 1));
    leads?.before(buttons);
  }

  /** A yes: where it leads takes the place of the buttons. @private @param {HTMLElement} question */
  answered(question) {
    this.said = true;
    question.classList.add("chb-decision--yes");
    this.back.hidden = this.again.hidden = false;
    /** @type {HTMLElement | null} */
    const way = question.querySelector("a:not(.chb-sign)");
    way?.focus();
  }

  /** @private @param {number} n */
  go(n) {
    this.show(n, true);
  }

  /** @private @param {number} n @param {boolean} focus */
  show(n, focus) {
    this.at = n;
    this.said = false;
    for (const [place, question] of this.questions.entries()) {
      question.classList.toggle("chb-decision--asked", place === n);
      question.classList.remove("chb-decision--yes");
    }
    const words = this.word("count").replace("{number}", String(n + 1));
    this.count.textContent = words;
    this.back.hidden = this.again.hidden = n === 0;
    this.step(true);
    const asked = this.questions[n]?.querySelector("p");
    if (asked && focus) {
      asked.tabIndex = -1;
      asked.focus();
    }
  }

  /** One question at a time, or all of them. @private @param {boolean} stepped */
  step(stepped) {
    this.stepped = stepped;
    this.element.classList.toggle("chb-decision--stepped", stepped);
    this.all.textContent = this.word(stepped ? "all" : "one");
    this.count.hidden = !stepped;
  }

  /** @private @param {string} name */
  word(name) {
    return this.element.dataset[name] ?? "";
  }
}
