/** How far a reader has come: counts, never a score. */

import { isAnswered } from "./record.js";

/** @typedef {{answered: number, count: number}} Progress */

/**
 * "Not sure" and "does not apply" are answers too.
 * @param {(import("./record.js").Answer | null)[]} answers  one a competency
 * @returns {Progress}
 */
export function progressOf(answers) {
  return { answered: answers.filter(isAnswered).length, count: answers.length };
}

/** The message that puts it into words. @param {Progress} progress */
export function progressMessage({ answered, count }) {
  if (answered === 0) return "progress_none";
  return answered < count ? "progress" : "progress_all";
}
