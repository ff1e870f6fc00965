/** `<chb-progress competencies="id id …">`: how many are answered, in words and as a bar. */

import { progressMessage, progressOf } from "./progress.js";

/** @typedef {import("./page-element.js").View} View */

/** @implements {View} */
export class ProgressView {
  /** @param {HTMLElement} element @param {import("./page-element.js").Session} session */
  constructor(element, { answers, config }) {
    this.element = element;
    this.answers = answers;
    this.t = config.t;
    this.competencies = (element.getAttribute("competencies") ?? "").split(/\s+/).filter(Boolean);
    this.words = document.createElement("span");
    this.words.className = "chb-progress-words";
    this.bar = document.createElement("progress");
    this.bar.className = "chb-progress-bar";
    this.bar.setAttribute("aria-label", this.t("progress_label"));
    element.replaceChildren(this.words, this.bar);
  }

  /** @param {string | null} competency */
  concerns(competency) {
    return competency === null || this.competencies.includes(competency);
  }

  show() {
    const progress = progressOf(this.competencies.map((id) => this.answers.read(id).answer));
    const { answered: done, count } = progress;
    this.words.textContent = this.t(progressMessage(progress), { done, count });
    this.bar.max = count || 1;
    this.bar.value = done;
    this.element.hidden = count === 0;
  }
}
