/** The line over a check that is folded up: what stands in it, in words. */

import { part } from "../kit/page-element.js";
import { isAnswered, isKept } from "../model/answer.js";
import { radioFor, wordsOf } from "./rating-choice.js";
import { levelsOf, nameFor, radiosOf } from "./rating-form.js";

/** @import { Answer } from "../model/answer.js" */

const NONE = "rating.state_none";
const NOTED = "rating.state_noted";

export class RatingFold {
  /** @param {HTMLElement} element @param {import("../kit/messages.js").Translate} t */
  constructor(element, t) {
    this.element = element;
    this.t = t;
    this.summary = part(element, "summary", HTMLElement);
    element.closest(".chb-competency")?.classList.add("chb-competency--rated");
    this.state = part(element, ".chb-fold-state", HTMLElement);
  }

  /** @param {Answer | null} answer @param {boolean} reworded */
  show(answer, reworded) {
    const also = reworded ? this.t("rating.state_reworded") : "";
    this.state.textContent = `· ${[this.says(answer), also].filter(Boolean).join(". ")}`;
    nameFor(this.element, this.summary, this.t);
  }

  /** @private @param {Answer | null} answer */
  says(answer) {
    if (!isAnswered(answer)) return this.t(isKept(answer) ? NOTED : NONE);
    const radio = radioFor(radiosOf(levelsOf(this.element)), answer);
    if (!radio) return this.t("rating.state_gone");
    return this.t("rating.state", { answer: wordsOf(radio) });
  }
}
