/**
 * `<chb-progress record competencies="id id/former …">`: how many are answered, in words and as
 * a bar.
 */

import { make } from "../kit/make.js";
import { recordOf } from "../model/ownership.js";
import { answerKeys } from "../storage/former-ids.js";
import { progressMessage } from "./progress.js";

export class ProgressView {
  /** @param {HTMLElement} element @param {import("./session.js").SelfCheckSession} session */
  constructor(element, { isAnswered, config, subject }) {
    this.element = element;
    this.isAnswered = isAnswered;
    this.t = config.t;
    const record = recordOf(element, subject);
    const competencies = (element.getAttribute("competencies") ?? "").split(/\s+/).filter(Boolean);
    this.all = competencies.map((named) => {
      const [id = "", ...formerly] = named.split("/");
      return answerKeys(config.handbook, record, id, formerly);
    });
    this.words = make("span", { class: "chb-progress-words" });
    const label = this.t("self_check.progress_label");
    this.bar = make("progress", { class: "chb-progress-bar", "aria-label": label });
    element.replaceChildren(this.words, this.bar);
  }

  show() {
    const count = this.all.length;
    const done = this.all.filter(this.isAnswered).length;
    const words = this.t(progressMessage({ answered: done, count }), { done, count });
    // Most news is of answers that were changed. Browsers lay out anew what is shown again.
    if (this.words.textContent === words) return;
    this.words.textContent = words;
    this.bar.max = count;
    this.bar.value = done;
    this.element.hidden = !count;
  }
}
