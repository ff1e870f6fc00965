/** Somebody's view of somebody, to be sent and opened as a file. Pure. */

import { aboutText, newAbout } from "../model/about.js";
import { placeOf, readAs } from "../model/kinds.js";
import { isOwn } from "../model/ownership.js";
import { isTooDeep } from "../model/values.js";

/** @import { About } from "../model/about.js" */
/** @import { Texts } from "../model/kinds.js" */

/** What goes along without the notes: the choice, and what it was an answer to. */
const OPEN = ["v", "state", "level", "then", "rev", "at", "seen"];

/**
 * The records of a view: whose it is, and the answers of a record.
 * @param {{record: string, about: About}} view  what it is called, a uuid, and whose it is
 * @param {Texts} records
 * @param {string} from  the record that the answers are taken from
 * @param {boolean} notes  whether notes, evidence and plans go along
 * @param {(competency: string) => boolean} [asked]  which answers
 * @returns {Texts}
 */
export function viewOf({ record, about }, records, from, notes, asked = () => true) {
  const answers = [...records].flatMap(([name, text]) => {
    const { record: whose, part, ids: [id = ""] = [] } = placeOf(name) ?? {};
    if (part !== "answer" || whose !== from || !asked(id)) return [];
    const said = notes ? text : withoutNotes(text);
    return said === null ? [] : [/** @type {[string, string]} */ ([`${record}:answer:${id}`, said])];
  });
  return new Map([[`${record}:about`, aboutText(about)], ...answers]);
}

/** An answer's choice alone; null where it was only written about. @param {string} text */
function withoutNotes(text) {
  const answer = JSON.parse(text);
  if (answer.state === "none") return null;
  const fields = Object.entries(answer).filter(([name, value]) => OPEN.includes(name) && !isTooDeep(value));
  return JSON.stringify(Object.fromEntries(fields));
}

/** How long a name may be in the name of a file; some systems allow 255 bytes in all. */
const NAME_LETTERS = 30;

/**
 * Somebody's name as part of the name of a file: its letters and digits, with hyphens between
 * words; an x where it has none.
 * @param {string} name
 */
export function nameInFile(name) {
  const words = name.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? ["x"];
  return [...words.join("-")].slice(0, NAME_LETTERS).join("");
}

/**
 * @typedef {object} IncomingView  a view as it came in a file
 * @property {string} record
 * @property {About} about
 * @property {Texts} texts  all of it, to be kept
 */

/**
 * The views in a file. Where a file holds somebody's own answers, as they keep them for
 * themselves, these are a view too; whose it is, the reader has to say.
 * @param {import("../model/answers-file.js").AnswersFile} file
 * @param {string} id  a uuid for a view made of somebody's own answers, the same for the same file
 * @returns {{views: IncomingView[], own: Texts | null}}
 */
export function viewsIn({ records }, id) {
  /** @type {Map<string, Texts>} */
  const byRecord = new Map();
  for (const [name, text] of records) {
    const { record = "" } = placeOf(name) ?? {};
    byRecord.set(record, (byRecord.get(record) ?? new Map()).set(name, text));
  }
  const views = [...byRecord].flatMap(([record, texts]) => {
    const name = `${record}:about`;
    const about = /** @type {About | null} */ (readAs(name, texts.get(name) ?? "").record);
    return about && !isOwn(record) ? [{ record, about, texts }] : [];
  });
  const own = [...records].flatMap(([name, text]) => {
    const { record = "", part, ids = [] } = placeOf(name) ?? {};
    const named = /** @type {[string, string]} */ ([`${id}:answer:${ids[0]}`, text]);
    return isOwn(record) && part === "answer" ? [named] : [];
  });
  return { views, own: own.length > 0 ? new Map(own) : null };
}

/**
 * Somebody's own answers as a view of theirs.
 * @param {string} id
 * @param {Texts} own
 * @param {string} name
 * @param {string} saved
 * @returns {IncomingView}
 */
export function ownAsView(id, own, name, saved) {
  const about = { ...newAbout({ whose: name, label: name, role: "self" }, saved), saved };
  return { record: id, about, texts: new Map([[`${id}:about`, aboutText(about)], ...own]) };
}

/**
 * Whether a view that comes in is older than the one of the same record that is there. Revisions
 * decide, those of the answers before the view's own, since the clock of whoever sent it may have
 * been set back. Its time decides only between two of the same revision, and only where both tell
 * one.
 * @param {{about: About, texts: Texts}} present
 * @param {{about: About, texts: Texts}} incoming
 */
export function isOlder(present, incoming) {
  const { newer, older } = changedIn(present.texts, incoming.texts);
  if (newer !== older) return older;
  const [before, after] = [present.about, incoming.about];
  if (before.rev !== after.rev) return before.rev > after.rev;
  return timeOf(before.saved) > timeOf(after.saved);
}

/** NaN, which is before and after nothing, where a text tells no time. @param {string} text */
const timeOf = (text) => (/^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN);

/** Whether some of the answers to the same were changed since, and whether some were before. */
function changedIn(/** @type {Texts} */ present, /** @type {Texts} */ incoming) {
  const steps = [...incoming].flatMap(([name, text]) => {
    const there = present.get(name);
    if (there === undefined || placeOf(name)?.part !== "answer") return [];
    return [(readAs(name, text).record?.rev ?? 0) - (readAs(name, there).record?.rev ?? 0)];
  });
  return { newer: steps.some((step) => step > 0), older: steps.some((step) => step < 0) };
}

/**
 * A uuid made of a text (RFC 9562, version 8): the same text gives the same.
 * @param {string} mark  of the text
 */
export function uuidOf(mark) {
  const digits = [..."abcd"].map((salt) => hash(salt + mark)).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-8$3-8$4-$5");
}

/** @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
