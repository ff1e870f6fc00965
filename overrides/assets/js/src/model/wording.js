/** Whether an answer is still one to the words that stand here. All of it is pure. */

import { isAnswered } from "./answer.js";

/**
 * @typedef {object} Wording  of a competency in this edition
 * @property {string} hash
 * @property {readonly string[]} earlier  hashes of wordings that mean the same
 * @property {string} text  the sentence that a reader answers
 * @property {readonly string[]} same  sentences that mean the same
 * @property {string} language  of the sentence
 * @property {LevelWording | null} level  that was chosen; null for another answer
 *
 * @typedef {object} LevelWording
 * @property {string} label
 * @property {string} [anchor]  the scale's words
 * @property {string} [descriptor]  the item's own words, which then stand in their place
 * @property {readonly string[]} [same]  words of the scale that mean the same
 *
 * @typedef {import("./answer.js").Seen} Seen
 */

/**
 * Whether the answered wording is this one, or one that means the same. What was seen may be
 * unknown; then nobody is asked.
 * @param {Seen | null} seen
 * @param {Wording} wording
 */
export const isSameWording = (seen, wording) =>
  seen === null || (isSameSentence(seen, wording) && isSameLevel(seen, wording));

/** @param {Seen} seen @param {Wording} wording */
function isSameSentence(seen, { hash, earlier, text, same, language }) {
  if (seen.hash === "") return true;
  if (seen.hash !== hash) return earlier.includes(seen.hash);
  // The statement stands as it stood. The sentence that they saw may not.
  return seen.lang !== language || isOneOf(seen.text, [text, ...same]);
}

/**
 * Whether the chosen level is still worded so. An item's first words of its own for it ask nobody.
 * @param {Seen} seen
 * @param {Wording} wording
 */
function isSameLevel(seen, { level, same, language }) {
  if (!level || seen.lang !== language) return true;
  const { label, anchor, descriptor, same: meant = [] } = level;
  const before = seen.descriptor ?? (descriptor ? "" : seen.anchor);
  const now = descriptor ?? anchor ?? "";
  return isOneOf(seen.label, [label, ...meant]) && isOneOf(before, [now, ...meant, ...same]);
}

/**
 * What a reader saw when they answered, and what stands here, in pairs where they differ.
 * @param {Seen | null | undefined} seen
 * @param {Wording} wording
 * @returns {[string, string][]}
 */
export function changedWords(seen, wording) {
  if (!seen) return [];
  const { text, level } = wording;
  /** @type {[string, string][]} */
  const pairs = seen.text && seen.text !== text ? [[seen.text, text]] : [];
  if (level && !isSameLevel(seen, wording)) pairs.push([levelInWords(seen), levelInWords(level)]);
  return pairs;
}

/** @param {Pick<LevelWording, "anchor" | "descriptor"> & {label?: string | undefined}} level */
const levelInWords = ({ label, anchor, descriptor }) =>
  [label, descriptor ?? anchor].filter(Boolean).join(": ");

/**
 * Whether what was seen is one of these, however they are set; so is what is not known.
 * @param {string | undefined} seen
 * @param {string[]} words
 */
function isOneOf(seen, words) {
  const before = letters(seen ?? "");
  return before === "" || words.some((one) => letters(one) === before);
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
  if (!answer.seen || isSameWording(answer.seen, wording)) return null;
  if (isSameSentence(answer.seen, wording)) return "rating.level_reworded";
  return answer.seen.text === wording.text ? "rating.same_sentence" : "self_check.reworded";
}
