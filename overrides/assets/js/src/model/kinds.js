/**
 * The kinds of saved records: what each key names, and how its text is read. Pure.
 *
 * A record's name is its key without the handbook's beginning, such as `me:answer:listens`.
 */

import { ABOUT } from "./about.js";
import { ANSWER, isKept } from "./answer.js";
import { EVIDENCE, isNoted } from "./evidence.js";
import { isOwn, isUuid } from "./ownership.js";
import { SHEET } from "./sheet.js";
import { SNAPSHOT } from "./snapshot.js";
import { order } from "./values.js";

/** @typedef {Map<string, string>} Texts  stored texts by their records' names */
/** @typedef {import("./record.js").SavedRecord & Record<string, unknown>} AnyRecord */

/**
 * @typedef {object} Place  what a name says
 * @property {string} record  whose: `me`, `agency`, or a uuid
 * @property {"about" | "answer" | "evidence" | "snapshot" | "sheet"} part
 * @property {string[]} ids
 */

/** How many ids follow the part's name, and how its text is read. */
const PARTS = new Map([
  ["about", { ids: 0, kind: ABOUT }],
  ["answer", { ids: 1, kind: ANSWER }],
  ["evidence", { ids: 1, kind: EVIDENCE }],
  ["snapshot", { ids: 1, kind: SNAPSHOT }],
  ["sheet", { ids: 2, kind: SHEET }],
]);

/** Longer than any id, and short enough to say. */
const LONGEST = 200;

/**
 * What a name says; null where it names no record that this edition knows.
 * @param {string} name
 * @returns {Place | null}
 */
export function placeOf(name) {
  const [record = "", part = "", ...ids] = name.split(":");
  const fits = isWhose(record) && PARTS.get(part)?.ids === ids.length && ids.every(isId);
  return fits ? /** @type {Place} */ ({ record, part, ids }) : null;
}

/** @param {Place} place */
export const nameOf = ({ record, part, ids }) => [record, part, ...ids].join(":");

/** Whether a record can be called so. @param {string} record */
export const isWhose = (record) => isOwn(record) || (isUuid(record) && record === record.toLowerCase());

/**
 * What a text below a name says; a name that nothing is known of says nothing.
 * @param {string} name
 * @param {string} text
 * @returns {import("./record.js").ParsedRecord<AnyRecord>}
 */
export function readAs(name, text) {
  const kind = PARTS.get(placeOf(name)?.part ?? "")?.kind;
  const parsed = kind?.parse(text) ?? { record: null, trouble: "corrupt", unread: [] };
  return /** @type {import("./record.js").ParsedRecord<AnyRecord>} */ (parsed);
}

/**
 * Above zero where text `a` is the newer of two that stand for the same record. Of two as new, the
 * longer: one that was sent without its notes never takes the place of the one that has them.
 * @param {string} name
 * @param {string} a
 * @param {string} b
 */
export function compareTexts(name, a, b) {
  const [left, right] = [readAs(name, a).record, readAs(name, b).record];
  if (left === null || right === null) {
    return Number(left !== null) - Number(right !== null) || order(a, b);
  }
  return left.rev - right.rev || order(left.at, right.at) || a.length - b.length || order(a, b);
}

/** Whether nothing but the mark of a removal is left. @param {AnyRecord | null} record */
export const isRemoval = (record) =>
  record !== null &&
  (record.deleted === true ||
    ("state" in record && !isKept(/** @type {import("./answer.js").Answer} */ (record))) ||
    ("have" in record && !isNoted(/** @type {import("./evidence.js").Evidence} */ (record))));

/** @param {string} id */
const isId = (id) => id !== "" && id.length <= LONGEST;
