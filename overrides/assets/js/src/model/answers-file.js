/**
 * The file that a reader's answers are saved to and opened from. Pure.
 *
 * A file is read part by part: what is damaged is kept apart and named, and the rest counts.
 */

import { inventoryOf } from "./inventory.js";
import { isWhose, nameOf, placeOf, readAs } from "./kinds.js";
import { isObject, isText, isTextTooDeep, isTooDeep, readJson } from "./values.js";

/** @import { Place, Texts } from "./kinds.js" */
/** @import { Fields } from "./record.js" */

export const FORMAT = "competency-handbook-answers";
export const VERSION = 1;
/** What a file is from that was made of filled forms. */
export const FORMS = "forms";

/** Where each part of a record stands in a file. */
const GROUPS = Object.freeze({
  answer: "answers",
  evidence: "evidence",
  snapshot: "snapshots",
  sheet: "sheets",
});
/** @typedef {keyof typeof GROUPS} Group */
const PARTS = /** @type {Group[]} */ (Object.keys(GROUPS));

/**
 * @typedef {object} Head
 * @property {string} handbook  its id
 * @property {string} edition
 * @property {string} saved  ISO 8601
 */

/**
 * The text of a file with these records, and with what this edition could not read, as it is. So
 * is a record that nests too deep to be written as anything but the text that it is.
 * @param {Head} head
 * @param {Texts} records
 * @param {Texts} [others]
 */
export function fileText({ handbook, edition, saved }, records, others = new Map()) {
  const deep = [...records].filter(([, text]) => isTextTooDeep(text));
  const asIs = new Map([...others, ...deep]);
  const written = new Map([...records].filter(([name]) => !asIs.has(name)));
  const unread = asIs.size ? { unread: Object.fromEntries(asIs) } : {};
  const head = { format: FORMAT, v: VERSION, handbook, edition, saved };
  return `${JSON.stringify({ ...head, records: nested(written), ...unread }, null, 1)}\n`;
}

/** @param {Texts} texts @returns {Fields} */
function nested(texts) {
  /** @type {Map<string, Map<string, any>>} */
  const records = new Map();
  for (const [name, text] of texts) {
    const place = placeOf(name);
    if (place === null) continue;
    const { record, part, ids } = place;
    const [into, entry] = [at(records, record), JSON.parse(text)];
    const [id = "", copy = ""] = ids;
    if (part === "about") into.set("about", entry);
    else if (part === "sheet") at(at(into, "sheets"), id).set(copy, entry);
    else at(into, GROUPS[part]).set(id, entry);
  }
  // Every record has its answers, none or many.
  for (const record of records.values()) at(record, "answers");
  return plain(records);
}

/** The map below a key, made where it is missing. @param {Map<string, any>} map @param {string} key */
function at(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}

/** Maps as objects. `fromEntries`, unlike assigning, makes `__proto__` a mere key. @returns {any} */
const plain = (/** @type {unknown} */ value) =>
  value instanceof Map ? Object.fromEntries([...value].map(([key, below]) => [key, plain(below)])) : value;

/** @typedef {"not-json" | "not-ours" | "newer" | "empty"} Fault  why nothing can be taken from it */

/**
 * @typedef {object} UnreadPart  a part of a file that cannot be taken
 * @property {string[]} path  where it stands in the file
 * @property {"damaged" | "newer"} why
 * @property {string} text  the part itself, as JSON
 *
 * @typedef {object} FileParts
 * @property {Texts} records
 * @property {Texts} others
 * @property {UnreadPart[]} apart
 * @property {boolean} forms  whether it was read from filled forms, which know only what they ask
 *
 * @typedef {Head & FileParts} AnswersFile
 */

/**
 * What a file says. Whose handbook it is, is for the caller to look at.
 * @param {string} text
 * @returns {{file: AnswersFile, fault: null} | {file: null, fault: Fault}}
 */
export function readFile(text) {
  const file = readJson(text.replace(/^\ufeff/, ""));
  if (file === undefined) return { file: null, fault: text.trim() === "" ? "empty" : "not-json" };
  if (!isObject(file) || file.format !== FORMAT) return { file: null, fault: "not-ours" };
  if (typeof file.v === "number" && file.v > VERSION) return { file: null, fault: "newer" };
  if (file.v !== VERSION || !isText(file.handbook) || !isObject(file.records)) {
    return { file: null, fault: "not-ours" };
  }
  const { handbook } = file;
  const [edition, saved] = [textOr(file.edition), textOr(file.saved)];
  /** @type {AnswersFile} */
  const opened = { handbook, edition, saved, ...nothingTaken(), forms: file.from === FORMS };
  for (const [record, parts] of Object.entries(file.records)) readRecord(opened, record, parts);
  readUnread(opened, file.unread ?? {});
  return { file: opened, fault: null };
}

const nothingTaken = () => ({ records: new Map(), others: new Map(), apart: [] });

/** @param {AnswersFile} opened @param {string} record @param {unknown} parts */
function readRecord(opened, record, parts) {
  if (!isWhose(record) || !isObject(parts)) return setApart(opened, ["records", record], parts);
  const { about, ...groups } = parts;
  if (about !== undefined) take(opened, { record, part: "about", ids: [] }, about, ["about"]);
  for (const [group, entries] of Object.entries(groups)) {
    const part = PARTS.find((each) => GROUPS[each] === group);
    const path = ["records", record, group];
    if (part === undefined || !isObject(entries)) setApart(opened, path, entries);
    else if (part === "sheet") readSheets(opened, record, entries);
    else {
      for (const [id, entry] of Object.entries(entries)) {
        take(opened, { record, part, ids: [id] }, entry, [group, id]);
      }
    }
  }
}

/** @param {AnswersFile} opened @param {string} record @param {Fields} worksheets */
function readSheets(opened, record, worksheets) {
  for (const [id, copies] of Object.entries(worksheets)) {
    const path = ["sheets", id];
    if (!isObject(copies)) setApart(opened, ["records", record, ...path], copies);
    else {
      for (const [copy, sheet] of Object.entries(copies)) {
        take(opened, { record, part: "sheet", ids: [id, copy] }, sheet, [...path, copy]);
      }
    }
  }
}

/** @param {AnswersFile} opened @param {Place} place @param {unknown} entry @param {string[]} path */
function take(opened, place, entry, path) {
  const [name, text] = [nameOf(place), textOf(entry)];
  const trouble = placeOf(name) === null ? "corrupt" : readAs(name, text).trouble;
  if (trouble === null) opened.records.set(name, text);
  else setApart(opened, ["records", place.record, ...path], entry, trouble === "newer");
}

/**
 * What the page that saved the file could not read either, or not write but as it is. Nothing else
 * comes in by this door: no settings, and no record that could stand among the records.
 * @param {AnswersFile} opened
 * @param {unknown} unread
 */
function readUnread(opened, unread) {
  if (!isObject(unread)) return setApart(opened, ["unread"], unread);
  /** @type {Texts} */
  const texts = new Map();
  for (const [name, text] of Object.entries(unread)) if (isText(text)) texts.set(name, text);
  const { records, others } = inventoryOf(texts);
  for (const [name, text] of Object.entries(unread)) {
    const kept = name === "" ? undefined : others.get(name);
    const deep = records.get(name);
    if (kept) opened.others.set(name, kept.text);
    else if (deep && isTextTooDeep(deep) && !opened.records.has(name)) opened.records.set(name, deep);
    else setApart(opened, ["unread", name], text);
  }
}

/** @param {AnswersFile} opened @param {string[]} path @param {unknown} value @param {boolean} [newer] */
function setApart(opened, path, value, newer = false) {
  const why = newer ? "newer" : "damaged";
  opened.apart.push({ path, why, text: textOf(value) });
}

/** @param {unknown} value */
const textOr = (value) => (isText(value) ? value : "");

/** A part as JSON; "" for what nests too deep to be written. @param {unknown} value */
const textOf = (value) => (isTooDeep(value) ? "" : (JSON.stringify(value) ?? ""));
