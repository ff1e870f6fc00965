/**
 * A saved copy of a worksheet: its text, its name, and what stays of it when it is deleted. Pure.
 */

import { ownKeys, parseDeletable } from "./record.js";
import { hasOwn, isObject, isText, order, without } from "./values.js";

/** @import { Moment } from "./record.js" */

/**
 * @typedef {object} SheetFields
 * @property {string} name  "" where nobody named it
 * @property {Record<string, string>} fields  what is written, by the blank's id
 * @property {number} [number]  by which it was called where it was saved
 * @property {true} [deleted]  nothing is left but this mark, so that no tab brings it back
 *
 * @typedef {import("./record.js").SavedRecord & SheetFields & Record<string, unknown>} Sheet
 */

/** @typedef {{id: string, sheet: Sheet}} Copy */

/** A copy nobody has written on yet. @type {Sheet} */
export const BLANK = { v: 1, name: "", fields: {}, rev: 0, at: "" };

/** What the keys of a worksheet's copies begin with. @param {string} handbook @param {string} id */
export const sheetKeys = (handbook, id) => `${ownKeys(handbook)}me:sheet:${id}:`;

/**
 * What a stored text says; null is nothing stored. Of the blanks, those that hold text.
 * @param {string | null} text
 * @returns {import("./record.js").ParsedRecord<Sheet>}
 */
export const parseSheet = (text) => parseDeletable(text, isWhole, "fields", isText, removalMark);

/** @param {Sheet} sheet */
export function sheetText({ v, name, fields, rev, at, deleted, ...others }) {
  const said = deleted ? { deleted } : { name, fields };
  return JSON.stringify({ v, ...said, rev, at, ...others });
}

/** @type {import("./record.js").Kind<Sheet>} */
export const SHEET = { parse: parseSheet, write: sheetText };

/** The mark that a deleted copy leaves; nothing of what was written. @param {Moment} moment */
export const removalMark = ({ rev, at }) => /** @type {Sheet} */ ({ ...BLANK, deleted: true, rev, at });

/** @param {Sheet} sheet @param {Moment} moment @returns {Sheet} */
export const stampSheet = (sheet, { rev, at }) => ({ ...sheet, rev, at });

/** @param {Sheet} sheet @param {string} name @returns {Sheet} */
export const renameSheet = (sheet, name) => ({ ...sheet, name });

/**
 * A copy after something was written into one blank. All others stay, and those that this edition
 * of the worksheet lacks; what stood below the blank's own former ids goes.
 * @param {Sheet} sheet
 * @param {string} blank
 * @param {string} text
 * @param {readonly string[]} formerly
 * @returns {Sheet}
 */
export const fillSheet = (sheet, blank, text, formerly = []) => ({
  ...sheet,
  fields: { ...without(sheet.fields, formerly), [blank]: text },
});

/**
 * What is written in a blank, today or below an id that it had before.
 * @param {Sheet} sheet
 * @param {string} blank
 * @param {readonly string[]} formerly
 */
export function textIn({ fields }, blank, formerly = []) {
  const id = [blank, ...formerly].find((one) => hasOwn(fields, one));
  return id === undefined ? "" : (fields[id] ?? "");
}

/** Whether nothing is written, not even a name. @param {Sheet} sheet */
export const isEmpty = ({ name, fields }) =>
  [name, ...Object.values(fields)].every((text) => text.trim() === "");

/** The newest first; before all, one that was never saved. @param {Copy} a @param {Copy} b */
export const newestFirst = (a, b) =>
  Number(b.sheet.rev === 0) - Number(a.sheet.rev === 0) || order(b.sheet.at, a.sheet.at) || order(b.id, a.id);

/** Nobody has more copies; a larger number is damage. */
const HIGHEST_NUMBER = 9999;

/** Whether it can be a copy's number. @param {any} value @returns {value is number} */
export const isNumber = (value) => Number.isInteger(value) && value > 0 && value <= HIGHEST_NUMBER;

/**
 * The number of each copy, by its id. One that is known stays; else a copy has the one by which it
 * was called, unless another has it. The others are counted on, and from one where none is known yet.
 * @param {ReadonlyMap<string, number>} register  of copies, too, that are there no more
 * @param {{id: string, number?: unknown}[]} copies  in the order in which they were begun
 * @returns {Map<string, number>}
 */
export function numberCopies(register, copies) {
  const numbers = new Map(register);
  const taken = new Set(register.values());
  let last = Math.max(0, ...taken);
  for (const { id, number } of copies) {
    if (numbers.has(id) || !isNumber(number) || taken.has(number)) continue;
    numbers.set(id, number);
    taken.add(number);
  }
  for (const { id } of copies) {
    if (numbers.has(id)) continue;
    do last += 1;
    while (taken.has(last));
    numbers.set(id, last);
  }
  return numbers;
}

/**
 * What to call each copy. One without a name is called by its number, and one whose name another
 * has too by both.
 * @param {(Copy & {number: number})[]} copies
 * @param {(number: number) => string} unnamed
 */
export function labelsOf(copies, unnamed) {
  const names = copies.map(({ sheet }) => sheet.name.trim());
  return copies.map(({ number }, position) => {
    const name = names[position];
    if (!name) return unnamed(number);
    const shared = names.indexOf(name) !== names.lastIndexOf(name);
    return shared ? `${isolate(name)} (${unnamed(number)})` : name;
  });
}

/** A name that may run from right to left, amid other words. @param {string} name */
export const isolate = (name) => `\u2068${name}\u2069`;

/**
 * A new copy's uuid (RFC 9562, version 7). The time comes first, so that the order of ids is the
 * order in which copies were begun. `crypto.randomUUID` is missing outside secure pages.
 * @param {number} now  milliseconds
 */
export function newUuid(now = Date.now()) {
  const random = [...crypto.getRandomValues(new Uint8Array(10))];
  random[0] = 0x70 | (Number(random[0]) & 0x0f);
  random[2] = 0x80 | (Number(random[2]) & 0x3f);
  const hex = hexOf(now, 12) + random.map((byte) => hexOf(byte, 2)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {number} value @param {number} digits */
const hexOf = (value, digits) => value.toString(16).padStart(digits, "0");

/** @param {import("./record.js").Fields} stored */
const isWhole = ({ name, fields }) => isText(name) && isObject(fields);
