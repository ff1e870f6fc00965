/** `<chb-progress record competencies="id id …">`: how many are answered, in words and as a bar. */

import { answerKey } from "./answer.js";
import { progressMessage, progressOf } from "./progress.js";

/** @typedef {import("./page-element.js").View} View */

/** @implements {View} */
export class ProgressView {
  /** @param {HTMLElement} element @param {import("./self-check.js").SelfCheck} session */
  constructor(element, { answers, config }) {
    this.element = element;
    this.answers = answers;
    this.t = config.t;
    const record = element.getAttribute("record") ?? "me";
    const competencies = (element.getAttribute("competencies") ?? "").split(/\s+/).filter(Boolean);
    this.keys = competencies.map((id) => answerKey(config.handbook, record, id));
    this.words = document.createElement("span");
    this.words.className = "chb-progress-words";
    this.bar = document.createElement("progress");
    this.bar.className = "chb-progress-bar";
    this.bar.setAttribute("aria-label", this.t("self_check.progress_label"));
    element.replaceChildren(this.words, this.bar);
  }

  /** @param {string} key */
  concerns(key) {
    return this.keys.includes(key);
  }

  show() {
    const progress = progressOf(this.keys.map((key) => this.answers.read(key).record));
    const { answered: done, count } = progress;
    this.words.textContent = this.t(progressMessage(progress), { done, count });
    this.bar.max = count || 1;
    this.bar.value = done;
    this.element.hidden = count === 0;
  }
}
