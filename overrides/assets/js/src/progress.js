/** How far a reader has come: counts, never a score. */

import { isAnswered } from "./answer.js";

/** @typedef {{answered: number, count: number}} Progress */

/**
 * "Not sure" and "does not apply" are answers too.
 * @param {(import("./answer.js").Answer | null)[]} answers  one a competency
 * @returns {Progress}
 */
export function progressOf(answers) {
  return { answered: answers.filter(isAnswered).length, count: answers.length };
}

/** The message that puts it into words. @param {Progress} progress */
export function progressMessage({ answered, count }) {
  if (answered === 0) return "self_check.progress_none";
  return answered < count ? "self_check.progress" : "self_check.progress_all";
}
