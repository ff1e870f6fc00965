/** The saved answer to a competency's check. All of it is pure. */

import { compareRecords, isObject, isText, ownKeys, parseRecord } from "./record.js";

/** @typedef {"rated" | "unsure" | "na" | "none"} State  `none` is a removed answer */
/** @typedef {{hash: string, lang: string, text: string}} Seen  the wording that was answered */
/** @typedef {{state: State, level: string | null}} Choice  `level` only where state is `rated` */

/**
 * @typedef {import("./record.js").Saved & Choice & {seen: Seen | null}} AnswerFields
 * @typedef {AnswerFields & Record<string, unknown>} Answer
 *   with whatever other fields the full form keeps: then, matters, training, note, evidence, plan
 */

/** @type {ReadonlySet<unknown>} */
const STATES = new Set(["rated", "unsure", "na", "none"]);

/**
 * @param {string} handbook
 * @param {string} record  whose answers: `me`, or `agency`, which never mix
 * @param {string} competency
 */
export const answerKey = (handbook, record, competency) =>
  `${ownKeys(handbook)}${record}:answer:${competency}`;

/** Whether the reader has answered. @param {Answer | null} answer @returns {answer is Answer} */
export const isAnswered = (answer) => answer !== null && answer.state !== "none";

/**
 * What a stored text says; null is nothing stored.
 * @param {string | null} text
 * @returns {import("./record.js").Parsed<Answer>}
 */
export function parseAnswer(text) {
  /** @type {import("./record.js").Parsed<Answer>} */
  const parsed = parseRecord(text, isChoice, [{ name: "seen", fits: isSeen, otherwise: null }]);
  const { record } = parsed;
  if (record === null || record.state === "rated") return parsed;
  return { ...parsed, record: { ...record, level: null } };
}

/**
 * The answer after a choice. What else the form keeps stays with a changed answer. It goes with
 * a removed one: whoever removes an answer on a shared device counts on that.
 * @param {Answer | null} before
 * @param {Choice} choice
 * @param {import("./record.js").Moment & {seen: Seen | null}} circumstances
 * @returns {Answer}
 */
export function changeAnswer(before, { state, level }, { rev, at, seen }) {
  const others = state === "none" ? {} : before;
  return { ...others, v: 1, state, level, rev, at, seen };
}

/** The known fields come first, so that the same answer is the same text. @param {Answer} answer */
export function answerText({ v, state, level, rev, at, seen, ...others }) {
  return JSON.stringify({ v, state, level, rev, at, seen, ...others });
}

/** Above zero where `a` is the newer. @param {Answer | null} a @param {Answer | null} b */
export const compareAnswers = (a, b) => compareRecords(a, b, answerText);

/** @type {import("./record.js").Kind<Answer>} */
export const ANSWER = { parse: parseAnswer, write: answerText };

/** @param {import("./record.js").Fields} stored */
function isChoice({ state, level }) {
  return STATES.has(state) && (state !== "rated" || (isText(level) && level !== ""));
}

/** @param {unknown} seen */
const isSeen = (seen) =>
  seen === null || (isObject(seen) && [seen.hash, seen.lang, seen.text].every(isText));
