/** The choice of a check: which radio stands for an answer, and what it says. */

import { levelNamed } from "../model/outline.js";

/** @import { Answer, Choice } from "../model/answer.js" */

/** What a radio stands for. @param {HTMLInputElement} radio @returns {Choice} */
export function choiceOf({ dataset, value }) {
  const state = /** @type {import("../model/answer.js").State} */ (dataset.state);
  return { state, level: state === "rated" ? value : null };
}

/**
 * The radio that stands for an answer; undefined for none, and for a level that is gone.
 * @param {Iterable<HTMLInputElement>} radios
 * @param {Answer | null} answer
 */
export function radioFor(radios, answer) {
  const all = [...radios];
  if (answer?.state === "rated") return radioOfLevel(all, answer.level);
  return all.find(({ dataset }) => dataset.state === answer?.state);
}

/** @param {HTMLInputElement[]} radios @param {string | null | undefined} level */
export function radioOfLevel(radios, level) {
  const levels = radios.map((radio) => ({
    radio,
    id: radio.value,
    formerly: (radio.dataset.formerly ?? "").split(" ").filter(Boolean),
  }));
  return levelNamed(levels, level)?.radio;
}

/** A radio's words in short, such as a level's name. @param {HTMLInputElement} radio */
export function wordsOf(radio) {
  const label = radio.closest("label");
  const words = (label?.querySelector("b") ?? label)?.textContent ?? "";
  return words.trim().replace(/\s+/g, " ");
}
