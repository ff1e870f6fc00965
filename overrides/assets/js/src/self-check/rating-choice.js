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
  return textOf(label?.querySelector("b") ?? label);
}

/**
 * How the level of a radio is worded; null where it stands for another answer.
 * @param {HTMLInputElement | undefined} radio
 * @returns {import("../model/wording.js").LevelWording | null}
 */
export function levelOf(radio) {
  if (radio?.dataset.state !== "rated") return null;
  const { descriptor, same = "[]" } = radio.dataset;
  const anchor = textOf(radio.closest("label")?.querySelector(".chb-anchor-text"));
  const words = descriptor ? { descriptor } : { anchor };
  return { label: wordsOf(radio), ...words, same: JSON.parse(same) };
}

/** What an element says, on one line. @param {Element | null | undefined} element */
export const textOf = (element) => (element?.textContent ?? "").trim().replace(/\s+/g, " ");
