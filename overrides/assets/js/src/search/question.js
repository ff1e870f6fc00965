/** What a reader typed, word by word: which of the handbook's words each of them may mean. Pure. */

import { SMALL } from "./vocabulary.js";

/** What a word is worth that means the same, or is the same together or apart. */
const SYNONYM = 0.6;
const SPLIT = 0.85;

/**
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./vocabulary.js").Terms} Terms
 *
 * @typedef {{worth: number, words: Terms[]}} Reading  words of documents that stand for a typed one
 *
 * @typedef {object} Asked  a word of a question
 * @property {string} word
 * @property {number} weight  what it counts beside the others
 * @property {Reading[]} readings  what it may mean; none where no document has anything like it
 * @property {boolean} isLast  it may not be typed to its end
 */

/**
 * The words of a question; empty where it has none.
 * @param {string} typed
 * @param {Vocabulary} vocabulary
 * @param {import("./synonyms.js").Synonyms} synonyms
 * @returns {Asked[]}
 */
export function readQuestion(typed, vocabulary, synonyms) {
  const words = vocabulary.words.in(typed);
  const isEnded = /[\s\p{P}]$/u.test(typed);
  const asked = words.map((word, n) => ({
    word,
    weight: vocabulary.weightOf(word),
    readings: readingsOf(word, vocabulary),
    isLast: n === words.length - 1 && !isEnded,
  }));
  join(asked, vocabulary);
  for (const { at, length, means } of synonyms.meantBy(vocabulary.singularsIn(typed))) {
    const [first, ...rest] = asked.slice(at, at + length);
    if (!first || means.length === 0) continue;
    first.weight = 1;
    if (length > 1) {
      const phrase = words.slice(at, at + length).join(" ");
      first.readings = [reading(vocabulary.wordsSaying(phrase), 1, vocabulary)];
    }
    first.readings.push(...means.map((words) => reading(words, SYNONYM, vocabulary)));
    for (const other of rest) other.weight = SMALL;
  }
  if (asked.every(({ weight }) => weight <= SMALL)) for (const it of asked) it.weight = 1;
  return asked;
}

/** @param {string[]} words @param {number} worth @param {Vocabulary} vocabulary @returns {Reading} */
const reading = (words, worth, vocabulary) => ({
  worth,
  words: words.map((word) => vocabulary.formsOf(word)),
});

/**
 * A word as it is; or in two, such as `afterschool`, where documents have `after-school`.
 * @param {string} word
 * @param {Vocabulary} vocabulary
 * @returns {Reading[]}
 */
function readingsOf(word, vocabulary) {
  if (vocabulary.hasForm(word)) return [reading([word], 1, vocabulary)];
  for (let at = word.length - 2; at > 1; at--) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => vocabulary.has(part))) return [reading(parts, SPLIT, vocabulary)];
  }
  return [];
}

/**
 * `work sheet`, where documents have `worksheet`.
 * @param {Asked[]} asked
 * @param {Vocabulary} vocabulary
 */
function join(asked, vocabulary) {
  for (const [at, { word }] of asked.entries()) {
    const next = asked[at + 1];
    if (!next || !vocabulary.hasForm(word + next.word)) continue;
    for (const it of asked.slice(at, at + 2))
      it.readings.push(reading([word + next.word], SPLIT, vocabulary));
  }
}
