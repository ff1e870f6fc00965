/**
 * The saved answer: its key, its text, and which of two is the newer one.
 *
 * Everything here is pure. Reading never throws: a stored text may have been cut off, edited by
 * hand, or written by a later edition of the handbook, and each of these is reported instead.
 */

/** Whose answers these are: the reader's own. Ratings of somebody else get a uuid in its place. */
const RECORD = "me";
const VERSION = 1;
/** Nobody changes an answer this often. A larger number is damage, and would never be topped. */
const HIGHEST_REV = 1e12;

/** @typedef {"rated" | "unsure" | "na" | "none"} State  `none` is a removed answer */
/** @typedef {{hash: string, lang: string, text: string}} Seen  the wording that was answered */
/** @typedef {{state: State, level: string | null}} Choice  `level` only where state is `rated` */

/**
 * @typedef {object} AnswerFields
 * @property {1} v
 * @property {State} state
 * @property {string | null} level
 * @property {number} rev  counts this answer's changes; the higher is the newer
 * @property {string} at  when it was changed, ISO 8601; "" where unknown
 * @property {Seen | null} seen
 *
 * @typedef {AnswerFields & Record<string, unknown>} Answer
 *   with whatever other fields the full form keeps: then, matters, training, note, evidence, plan
 */

/** @typedef {"newer" | "corrupt"} Trouble */

/**
 * @typedef {object} Parsed
 * @property {Answer | null} answer
 * @property {Trouble | null} trouble  why there is no answer although something is stored
 * @property {string[]} unread  fields that were not understood and read as unknown
 */

/** @type {ReadonlySet<unknown>} */
const STATES = new Set(["rated", "unsure", "na", "none"]);

/** The start of every key of a handbook. @param {string} handbook */
const ownKeys = (handbook) => `chb:${handbook}:`;

/** @param {string} handbook @param {string} competency */
export const answerKey = (handbook, competency) =>
  `${ownKeys(handbook)}${RECORD}:answer:${competency}`;

/** @param {string} handbook @param {number} n */
export const quarantineKey = (handbook, n) => `${ownKeys(handbook)}quarantine:${n}`;

/**
 * The competency whose answer a key holds, or null: another handbook's or the theme's key.
 * @param {string} handbook
 * @param {string} key
 */
export function competencyOf(handbook, key) {
  const start = answerKey(handbook, "");
  return key.startsWith(start) ? key.slice(start.length) : null;
}

/** Whether the reader has answered. @param {Answer | null} answer @returns {answer is Answer} */
export const isAnswered = (answer) => answer !== null && answer.state !== "none";

/**
 * What a stored text says; null is nothing stored.
 * @param {string | null} text
 * @returns {Parsed}
 */
export function parseAnswer(text) {
  if (text === null) return found(null, null);
  let stored;
  try {
    stored = JSON.parse(text);
  } catch {
    return found(null, "corrupt");
  }
  if (!isObject(stored)) return found(null, "corrupt");
  if (typeof stored.v === "number" && stored.v > VERSION) return found(null, "newer");
  if (stored.v !== VERSION || !isChoice(stored)) return found(null, "corrupt");
  return readFields(stored);
}

/**
 * Lenient with what only orders and explains an answer. Spreading, unlike assigning, keeps a
 * stored field called `__proto__` a mere field.
 * @param {Record<string, unknown> & Choice} stored
 * @returns {Parsed}
 */
function readFields(stored) {
  /** @type {string[]} */
  const unread = [];
  /**
   * @template T
   * @param {string} name
   * @param {(value: unknown) => value is T} fits
   * @param {T} otherwise
   */
  const field = (name, fits, otherwise) => {
    const value = stored[name] ?? otherwise;
    if (fits(value)) return value;
    unread.push(name);
    return otherwise;
  };
  const known = {
    rev: field("rev", isRev, 0),
    at: field("at", isText, ""),
    seen: field("seen", isSeen, null),
  };
  const level = stored.state === "rated" ? stored.level : null;
  return found({ ...stored, v: VERSION, level, ...known }, null, unread);
}

/**
 * The answer after a choice. What else the form keeps stays with a changed answer. It goes with
 * a removed one: whoever removes an answer on a shared device counts on that.
 * @param {Answer | null} before
 * @param {Choice} choice
 * @param {{rev: number, at: string, seen: Seen | null}} circumstances
 * @returns {Answer}
 */
export function changeAnswer(before, { state, level }, { rev, at, seen }) {
  const others = state === "none" ? {} : before;
  return { ...others, v: VERSION, state, level, rev, at, seen };
}

/** The known fields come first, so that the same answer is the same text. @param {Answer} answer */
export function answerText({ v, state, level, rev, at, seen, ...others }) {
  return JSON.stringify({ v, state, level, rev, at, seen, ...others });
}

/**
 * Above zero where `a` is the newer. The count of changes decides: clocks move backwards. Then the
 * time, then the text, so that every browser picks the same one.
 * @param {Answer | null} a
 * @param {Answer | null} b
 */
export function compareAnswers(a, b) {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.rev - b.rev || order(a.at, b.at) || order(answerText(a), answerText(b));
}

/** @param {string} a @param {string} b */
const order = (a, b) => Number(a > b) - Number(a < b);

/** @param {Answer | null} answer @param {Trouble | null} trouble @param {string[]} unread */
const found = (answer, trouble, unread = []) => ({ answer, trouble, unread });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {Record<string, unknown>} stored
 * @returns {stored is Record<string, unknown> & Choice}
 */
function isChoice(stored) {
  const { state, level } = stored;
  return STATES.has(state) && (state !== "rated" || (isText(level) && level !== ""));
}

/** @param {unknown} rev @returns {rev is number} */
const isRev = (rev) => Number.isInteger(rev) && Number(rev) >= 0 && Number(rev) <= HIGHEST_REV;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";

/** @param {unknown} seen @returns {seen is Seen | null} */
const isSeen = (seen) =>
  seen === null || (isObject(seen) && [seen.hash, seen.lang, seen.text].every(isText));
