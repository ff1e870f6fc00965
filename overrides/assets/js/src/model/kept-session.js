/**
 * A trainer's session as this browser keeps it: one sheet, as copies of worksheets are, so that it
 * goes into the file of answers, and is erased, as they do. Pure.
 */

import { ownKeys } from "./record.js";
import { addressOfSession, emptySession, isId, MOST_PARTS, readSessionAddress } from "./session-address.js";
import { BLANK, stampSheet } from "./sheet.js";

/** @import { Moment } from "./record.js" */
/** @import { Part, Session } from "./session-address.js" */
/** @import { Sheet } from "./sheet.js" */
/** @typedef {{title: string, session: Session, notes: Record<string, string>}} Prepared  notes by the part's id */

/** No worksheet can have this id: two hyphens stand in none. */
const NAME = "me:sheet:workshop--session:1";

/** Whether a sheet is the session, and no copy of a worksheet. @param {string} record  its name */
export const isSession = (record) => record === NAME;

const ADDRESS = "session";
const NOTE = "note--";

/** @param {string} handbook */
export const sessionKey = (handbook) => ownKeys(handbook) + NAME;

/** @returns {Prepared} */
export const nothingPrepared = (token = "") => ({ title: "", session: emptySession(token), notes: {} });

/** Whether nothing is in it. @param {Prepared} prepared */
export const isBlank = ({ title, session }) => title.trim() === "" && session.parts.length === 0;

/** @param {Sheet | null} sheet @returns {Prepared | null} null where none is kept */
export function preparedIn(sheet) {
  if (!sheet || sheet.deleted) return null;
  const session = readSessionAddress(sheet.fields[ADDRESS] ?? "")?.session;
  const noted = Object.entries(sheet.fields).filter(([name]) => name.startsWith(NOTE));
  const notes = Object.fromEntries(noted.map(([name, text]) => [name.slice(NOTE.length), text]));
  return session ? { title: sheet.name, session, notes } : null;
}

/** Before it, nothing may be kept, or what was erased. @param {Sheet | null} before @param {Prepared} prepared @param {Moment} moment */
export function sheetWith(before, { title, session, notes }, moment) {
  const kept = Object.entries(notes).filter(([, text]) => text.trim() !== "");
  const fields = Object.fromEntries(kept.map(([id, text]) => [NOTE + id, text]));
  const sheet = before?.deleted ? BLANK : (before ?? BLANK);
  return stampSheet(
    { ...sheet, name: title, fields: { [ADDRESS]: addressOfSession(session), ...fields } },
    moment,
  );
}

/**
 * Parts with one more. Of a row that is there, the columns that were chosen are shown, too; where all
 * are shown already, or the item is there, they stay as they are.
 * @param {Part[]} parts
 * @param {Part} added
 * @returns {{parts: Part[], at: number, outcome: "added" | "there" | "full"}} `at`: where it is
 */
export function partsWith(parts, added) {
  const at = parts.findIndex(({ id }) => id === added.id);
  const before = parts[at];
  if (before) {
    const columns = widened(before.columns, added.columns);
    const outcome = columns.length === before.columns.length ? "there" : "added";
    return { parts: parts.map((part) => (part === before ? { ...part, columns } : part)), at, outcome };
  }
  if (parts.length >= MOST_PARTS) return { parts, at, outcome: "full" };
  return { parts: [...parts, added], at: parts.length, outcome: "added" };
}

/** Columns of both; none chosen are all. @param {string[]} columns @param {string[]} more */
const widened = (columns, more) =>
  columns.length > 0 && more.length > 0 ? [...new Set([...columns, ...more])] : [];

/** Notes that stand for parts, as a file may have them. @param {Record<string, unknown>} notes */
export const notesIn = (notes) =>
  Object.fromEntries(
    Object.entries(notes).filter(
      /** @returns {entry is [string, string]} */ (entry) => isId(entry[0]) && typeof entry[1] === "string",
    ),
  );
