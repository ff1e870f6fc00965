/** Whether an answer is still one to the words that stand here. All of it is pure. */

import { isAnswered } from "./answer.js";

/**
 * @typedef {object} Wording  of a competency in this edition
 * @property {string} hash
 * @property {readonly string[]} earlier  hashes of wordings that mean the same
 * @property {string} text  the sentence that a reader answers
 * @property {readonly string[]} same  sentences that mean the same
 * @property {string} language  of the sentence
 */

/**
 * Whether the answered wording is this one, or one that means the same. What was seen may be
 * unknown; then nobody is asked.
 * @param {import("./answer.js").Seen | null} seen
 * @param {Wording} wording
 */
export function isSameWording(seen, { hash, earlier, text, same, language }) {
  if (seen === null || seen.hash === "") return true;
  if (seen.hash !== hash) return earlier.includes(seen.hash);
  // The statement stands as it stood. The sentence that they saw may not.
  if (seen.lang !== language || letters(seen.text) === "") return true;
  return [text, ...same].some((one) => letters(one) === letters(seen.text));
}

/** What a sentence says, however it is set. @param {string} text */
const letters = (text) =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/**
 * What a reader is asked to look at again, as the key of a message; null for nothing.
 * @param {import("./record.js").Reading<import("./answer.js").Answer>} reading
 * @param {Wording} wording
 * @param {boolean} offered  whether the chosen words are among those of this page
 */
export function reasonToReread({ record: answer, trouble }, wording, offered) {
  if (trouble) return trouble === "newer" ? "self_check.newer" : "self_check.unreadable";
  if (!isAnswered(answer)) return null;
  if (!offered) return answer.seen?.label ? "rating.level_gone" : "self_check.level_gone";
  if (isSameWording(answer.seen, wording)) return null;
  return answer.seen?.text === wording.text ? "rating.same_sentence" : "self_check.reworded";
}
