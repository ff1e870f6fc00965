/**
 * `<chb-progress record competencies="id id/former …">`: how many are answered, in words and as
 * a bar.
 */

import { make } from "../kit/make.js";
import { isAnswered } from "../model/answer.js";
import { recordOf } from "../model/ownership.js";
import { answerKeys, readAcrossIds } from "../storage/former-ids.js";
import { progressMessage } from "./progress.js";

export class ProgressView {
  /** @param {HTMLElement} element @param {import("./session.js").SelfCheckSession} session */
  constructor(element, { answers, config, subject }) {
    this.element = element;
    this.answers = answers;
    this.t = config.t;
    const record = recordOf(element, subject);
    const competencies = (element.getAttribute("competencies") ?? "").split(/\s+/).filter(Boolean);
    this.all = competencies.map((named) => {
      const [id = "", ...formerly] = named.split("/");
      return answerKeys(config.handbook, record, id, formerly);
    });
    /** The keys of a competency by each of them: among thousands, one look finds it. */
    this.byKey = new Map(this.all.flatMap((keys) => keys.map((key) => [key, keys])));
    /** @type {Set<import("../storage/former-ids.js").Keys>} */
    this.answered = new Set();
    this.words = make("span", { class: "chb-progress-words" });
    const label = this.t("self_check.progress_label");
    this.bar = make("progress", { class: "chb-progress-bar", "aria-label": label });
    element.replaceChildren(this.words, this.bar);
  }

  /** @param {string} key */
  concerns(key) {
    return this.byKey.has(key);
  }

  /** @param {boolean} _elsewhere @param {string | null} key */
  show(_elsewhere, key) {
    const changed = key === null ? undefined : this.byKey.get(key);
    for (const keys of changed ? [changed] : this.all) this.look(keys);
    const progress = { answered: this.answered.size, count: this.all.length };
    const { answered: done, count } = progress;
    this.words.textContent = this.t(progressMessage(progress), { done, count });
    this.bar.max = count || 1;
    this.bar.value = done;
    this.element.hidden = count === 0;
  }

  /** @private @param {import("../storage/former-ids.js").Keys} keys */
  look(keys) {
    if (isAnswered(readAcrossIds(this.answers, keys).record)) this.answered.add(keys);
    else this.answered.delete(keys);
  }
}
