/** The saved answer to a competency's check. All of it is pure. */

import { readDetails, withoutDetails } from "./details.js";
import { ownKeys, parseRecord, VERSION } from "./record.js";
import { isObject, isText, readJson } from "./values.js";

/** @typedef {"rated" | "unsure" | "na" | "none"} State  `none`: removed, or only written about */
/**
 * @typedef {object} Seen  what was answered
 * @property {string} hash  of the statement's wording
 * @property {string} lang
 * @property {string} text  the sentence that was read
 * @property {string} [label]  the words that were chosen, should their level go
 * @property {string} [anchor]  what the scale said of that level
 * @property {string} [descriptor]  what the item said of it itself, in the anchor's place
 */
/** @typedef {{state: State, level: string | null}} Choice  `level` only where state is `rated` */
/** @typedef {import("./record.js").Moment & {seen: Seen | null}} Circumstances */
/** @typedef {import("./details.js").Details} Details */
/** @typedef {import("./details.js").Patch} Patch */

/**
 * @typedef {import("./record.js").SavedRecord & Choice & {seen: Seen | null} & Details} AnswerFields
 * @typedef {AnswerFields & Record<string, unknown>} Answer
 *   with whatever other fields a later edition may have added
 */

/** @type {ReadonlySet<unknown>} */
const STATES = new Set(["rated", "unsure", "na", "none"]);

/**
 * @param {string} handbook
 * @param {string} record  whose answers: `me`, `agency`, or a uuid; they never mix
 * @param {string} competency
 */
export const answerKey = (handbook, record, competency) =>
  `${ownKeys(handbook)}${record}:answer:${competency}`;

/** Whether the reader has answered. @param {Answer | null} answer @returns {answer is Answer} */
export const isAnswered = (answer) => answer !== null && answer.state !== "none";

/**
 * Whether it says anything: a choice, or a note or the like on something that is not rated.
 * @param {Answer | null} answer
 * @returns {answer is Answer}
 */
export const isKept = (answer) => isAnswered(answer) || (answer !== null && hasDetails(answer));

/** Whether something is said beside the choice. @param {import("./record.js").Fields} answer */
export const hasDetails = (answer) => Object.keys(readDetails(answer).details).length > 0;

/**
 * What a stored text says; null is nothing stored.
 * @param {string | null} text
 * @returns {import("./record.js").ParsedRecord<Answer>}
 */
export function parseAnswer(text) {
  /** @type {import("./record.js").ParsedRecord<Answer>} */
  const parsed = parseRecord(text, isChoice, [{ name: "seen", fits: isSeen, otherwise: null }]);
  const { record } = parsed;
  if (record === null) return parsed;
  const { details, unread } = readDetails(record);
  const level = record.state === "rated" ? record.level : null;
  const answer = /** @type {Answer} */ (Object.assign(withoutDetails(record), details, { level }));
  return { ...parsed, record: answer, unread: [...parsed.unread, ...unread] };
}

/**
 * Whether a stored text is an answer, as `parseAnswer` says, for a part of its work: where answers
 * are counted there may be thousands.
 * @param {string | null} text
 */
export function isAnsweredText(text) {
  const stored = /** @type {import("./values.js").Fields | null | undefined} */ (readJson(text));
  return stored?.v === VERSION && stored.state !== "none" && isChoice(stored);
}

/**
 * The answer after a choice. What else the form keeps stays with a changed answer. It goes with
 * a removed one: whoever removes an answer on a shared device counts on that.
 * @param {Answer | null} before
 * @param {Choice} choice
 * @param {Circumstances} circumstances
 * @returns {Answer}
 */
export function changeAnswer(before, { state, level }, { rev, at, seen }) {
  const others = state === "none" ? {} : before;
  return { ...others, v: 1, state, level, rev, at, seen };
}

/**
 * The answer after a change of what it says beside the choice. The wording that was answered
 * stays: who adds a note has not answered again. What is emptied to the last is a removed answer.
 * @param {Answer | null} before
 * @param {Patch} patch
 * @param {Circumstances} circumstances  `seen` counts where no wording was kept before
 * @returns {Answer}
 */
export function changeDetails(before, patch, { rev, at, seen }) {
  const { state, level } = before ?? { state: /** @type {State} */ ("none"), level: null };
  const { details } = readDetails({ ...before, ...patch });
  const changed = { ...withoutDetails(before ?? {}), ...details };
  const after = /** @type {Answer} */ ({ ...changed, v: 1, state, level, rev, at, seen: null });
  if (!isKept(after)) return changeAnswer(null, { state, level }, { rev, at, seen: null });
  return { ...after, seen: before?.seen ?? seen };
}

/** The known fields come first, so that the same answer is the same text. @param {Answer} answer */
export function answerText({ v, state, level, rev, at, seen, ...others }) {
  const { details } = readDetails(others);
  const written = { v, state, level, rev, at, seen, ...details, ...withoutDetails(others) };
  return JSON.stringify(written);
}

/** @type {import("./record.js").Kind<Answer>} */
export const ANSWER = {
  parse: parseAnswer,
  write: answerText,
  holds: isKept,
  emptied: (moment) => changeAnswer(null, { state: "none", level: null }, { ...moment, seen: null }),
};

/** @param {import("./record.js").Fields} stored */
function isChoice({ state, level }) {
  return STATES.has(state) && (state !== "rated" || (isText(level) && level !== ""));
}

/** @param {unknown} seen */
const isSeen = (seen) =>
  seen === null ||
  (isObject(seen) &&
    [
      seen.hash,
      seen.lang,
      seen.text,
      ...[seen.label, seen.anchor, seen.descriptor].map((words) => words ?? ""),
    ].every(isText));
