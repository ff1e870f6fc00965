/**
 * What all saved records have in common: their keys, how they are read, which is the newer.
 *
 * Everything here is pure. Reading never throws: a stored text may have been cut off, edited by
 * hand, or written by a later edition of the handbook, and each of these is reported instead.
 */

import { isObject, isText, isTooDeep, order, readJson, without } from "./values.js";

/** The schema that is read here. */
export const VERSION = 1;
/** Nobody changes a record this often. A larger number is damage, and would never be topped. */
const HIGHEST_REV = 1e12;

/**
 * @typedef {object} Moment
 * @property {number} rev  counts a record's changes; the higher is the newer
 * @property {string} at  when it was changed, ISO 8601; "" where unknown
 *
 * @typedef {Moment & {v: 1}} SavedRecord  what every record has
 */

/** @typedef {"newer" | "corrupt"} Trouble */

/**
 * @template T
 * @typedef {object} ParsedRecord
 * @property {T | null} record
 * @property {Trouble | null} trouble  why there is no record although something is stored
 * @property {string[]} unread  fields that were not understood and read as unknown
 */

/**
 * @template T
 * @typedef {object} Kind  one kind of record
 * @property {(text: string | null) => ParsedRecord<T>} parse
 * @property {(record: T) => string} write  the same text for the same record
 * @property {(record: T) => boolean} [holds]  whether it says anything
 * @property {(moment: Moment) => T} [emptied]  what says that nothing is left
 */

/**
 * @template T
 * @typedef {object} Reading
 * @property {T | null} record  the newest known one; a removed answer is one with state none
 * @property {boolean} kept  whether that is what stands in the browser's storage
 * @property {Trouble | null} trouble
 *   `corrupt` stays, after it was set aside too, until there is a record again
 */

/** @typedef {import("./values.js").Fields} Fields */
/** @typedef {{name: string, fits: (value: unknown) => boolean, otherwise: unknown}} Lenient */

/** What only orders a record may be missing or damaged. @type {Lenient[]} */
const MOMENT = [
  { name: "rev", fits: (rev) => isRev(rev), otherwise: 0 },
  { name: "at", fits: (at) => isText(at), otherwise: "" },
];

/** The start of every key of a handbook. @param {string} handbook */
export const ownKeys = (handbook) => `chb:${handbook}:`;

/** Not the reader's: how this browser keeps things, and what undoes an interrupted change. */
export const SETTINGS = "settings";
export const JOURNAL = "journal";

const QUARANTINE = "quarantine:";

/** The name below which a text that cannot be read is set aside. @param {number} n  from 1 */
export const quarantine = (n) => QUARANTINE + n;

/** @param {string} name */
export const isQuarantine = (name) => name.startsWith(QUARANTINE);

/**
 * What a stored text says; null is nothing stored. Spreading, unlike assigning, keeps a stored
 * field called `__proto__` a mere field.
 * @template {SavedRecord} T
 * @param {string | null} text
 * @param {(stored: Fields) => boolean} isWhole  whether it has what makes it such a record
 * @param {Lenient[]} lenient  what only explains it
 * @returns {ParsedRecord<T>}
 */
export function parseRecord(text, isWhole, lenient = []) {
  if (text === null) return nothing(null);
  const parsed = readJson(text);
  if (!isObject(parsed)) return nothing("corrupt");
  const deep = namesOfDeep(parsed);
  const stored = deep.length > 0 ? without(parsed, deep) : parsed;
  if (typeof stored.v === "number" && stored.v > VERSION) return nothing("newer");
  if (stored.v !== VERSION || !isWhole(stored)) return nothing("corrupt");
  const unread = deep;
  const record = { ...stored };
  for (const { name, fits, otherwise } of [...MOMENT, ...lenient]) {
    const value = stored[name] ?? otherwise;
    record[name] = fits(value) ? value : otherwise;
    if (!fits(value)) unread.push(name);
  }
  return { record: /** @type {any} */ (record), trouble: null, unread };
}

/**
 * What a stored text says of a record that can be deleted: of the entries in one of its fields
 * those that make sense, and of a deleted one the mark alone.
 * @template {SavedRecord} T
 * @param {string | null} text
 * @param {(stored: Fields) => boolean} isWhole  whether it is such a record, where it is not deleted
 * @param {string} name  of the field with the entries
 * @param {(entry: unknown) => boolean} fits
 * @param {(moment: Moment) => T} removed  the mark that is left
 * @returns {ParsedRecord<T>}
 */
export function parseDeletable(text, isWhole, name, fits, removed) {
  /** @type {ParsedRecord<any>} */
  const parsed = parseRecord(text, (stored) => stored.deleted === true || isWhole(stored));
  const { record, unread } = parsed;
  if (record === null) return parsed;
  if (record.deleted === true) return { ...parsed, record: removed(record) };
  const entries = Object.entries(record[name]);
  const whole = entries.filter(([, entry]) => fits(entry));
  return {
    record: { ...without(record, ["deleted"]), [name]: Object.fromEntries(whole) },
    trouble: null,
    unread: whole.length < entries.length ? [...unread, name] : unread,
  };
}

/**
 * Above zero where `a` is the newer. The count of changes decides: clocks move backwards. Then the
 * time, then the text, so that every browser picks the same one.
 * @template {SavedRecord} T
 * @param {T | null} a
 * @param {T | null} b
 * @param {(record: T) => string} write
 */
export function compareRecords(a, b, write) {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.rev - b.rev || order(a.at, b.at) || order(write(a), write(b));
}

/** Asked of thousands of records, next to none of which has such a field. @param {Fields} fields */
function namesOfDeep(fields) {
  /** @type {string[]} */
  const names = [];
  for (const name of Object.keys(fields)) if (isTooDeep(fields[name])) names.push(name);
  return names;
}

/** Whether it can be a count of changes. @param {unknown} rev @returns {rev is number} */
export const isRev = (rev) => Number.isInteger(rev) && Number(rev) >= 0 && Number(rev) <= HIGHEST_REV;

/** @param {Trouble | null} trouble */
const nothing = (trouble) => ({ record: null, trouble, unread: [] });
