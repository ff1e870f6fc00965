/**
 * What an answer may say beside its choice. All of it is optional, and all of this is pure.
 *
 * Reading keeps whatever part makes sense: a note is not thrown away because a plan is damaged.
 */

import { isObject, isText } from "./values.js";

/** @typedef {"low" | "some" | "high"} Matters  how much it matters to the reader's work */

/**
 * @typedef {object} Plan
 * @property {string} goal
 * @property {string[]} steps
 * @property {string} support
 * @property {string} due  year-month-day, or "" where there is none
 */

/**
 * @typedef {object} Details  what is empty is left out
 * @property {string} [then]  the level that was true before a training
 * @property {Matters} [matters]
 * @property {true} [training]  whether training on this is wanted
 * @property {string} [note]
 * @property {string[]} [evidence]
 * @property {Plan & Record<string, unknown>} [plan]
 */

/** @typedef {{[name in keyof Details]?: unknown}} Patch  a new value each; an empty one removes */

/**
 * @typedef {object} Interpretation
 * @property {unknown} value  undefined where nothing of it is left
 * @property {boolean} whole  whether all of it was understood
 */

/** @type {readonly Matters[]} from the least on */
export const MATTERS = ["low", "some", "high"];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @type {Interpretation} */
const NOTHING = { value: undefined, whole: true };
/** @type {Interpretation} */
const DAMAGED = { value: undefined, whole: false };

/**
 * What reads a single value.
 * @param {(value: unknown) => boolean} fits
 * @param {unknown} empty  what stands for nothing
 * @returns {(value: unknown) => Interpretation}
 */
const reader =
  (fits, empty = "") =>
  (value) => {
    if (value === empty) return NOTHING;
    return fits(value) ? { value, whole: true } : DAMAGED;
  };
const readText = reader(isText);
const readDate = reader((value) => isText(value) && DATE.test(value));

/** How each detail is understood, in the order in which they are written. */
const READERS = {
  then: readText,
  matters: reader((value) => MATTERS.some((known) => known === value)),
  training: reader((value) => value === true, false),
  note: readText,
  evidence: readTexts,
  plan: readPlan,
};

/** @type {readonly (keyof Details)[]} */
export const DETAILS = /** @type {any} */ (Object.keys(READERS));

/**
 * The details among stored fields, and the names of those that were damaged.
 * @param {import("./record.js").Fields} stored
 * @returns {{details: Details, unread: string[]}}
 */
export function readDetails(stored) {
  /** @type {string[]} */
  const unread = [];
  /** @type {import("./record.js").Fields} */
  const details = {};
  for (const name of DETAILS) {
    const given = stored[name] ?? undefined;
    if (given === undefined) continue;
    const { value, whole } = READERS[name](given);
    if (!whole) unread.push(name);
    if (value !== undefined) details[name] = value;
  }
  return { details, unread };
}

/** Fields without the details among them. @param {import("./record.js").Fields} stored */
export function withoutDetails(stored) {
  const others = { ...stored };
  // Most of thousands of answers have none of them.
  for (const name of DETAILS) if (name in others) delete others[name];
  return others;
}

/** @param {unknown} value @returns {Interpretation} */
function readTexts(value) {
  if (!Array.isArray(value)) return DAMAGED;
  const texts = value.filter((text) => isText(text) && text !== "");
  return { value: texts.length ? texts : undefined, whole: value.every(isText) };
}

/** @param {unknown} stored @returns {Interpretation} */
function readPlan(stored) {
  if (!isObject(stored)) return DAMAGED;
  const parts = {
    goal: readText(stored.goal ?? ""),
    steps: readTexts(stored.steps ?? []),
    support: readText(stored.support ?? ""),
    due: readDate(stored.due ?? ""),
  };
  const {
    goal = "",
    steps = [],
    support = "",
    due = "",
  } = Object.fromEntries(Object.entries(parts).map(([name, { value }]) => [name, value]));
  const empty = !Object.values(parts).some(({ value }) => value !== undefined);
  const value = empty ? undefined : { ...stored, goal, steps, support, due };
  return { value, whole: Object.values(parts).every(({ whole }) => whole) };
}
