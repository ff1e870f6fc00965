/**
 * A trainer's session as this browser keeps it: one sheet, as copies of worksheets are, so that it
 * goes into the file of answers, and is erased, as they do. Pure.
 */

import { ownKeys } from "./record.js";
import { addressOfSession, emptySession, isId, readSessionAddress } from "./session-address.js";

/** @import { Sheet } from "./sheet.js" */
/** @import { Session } from "./session-address.js" */
/** @typedef {{title: string, session: Session, notes: Record<string, string>}} Prepared  notes by the part's id */

/** No worksheet can have this id: two hyphens stand in none. */
const NAME = "me:sheet:workshop--session:1";
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

/** @param {Sheet} before @param {Prepared} prepared @returns {Sheet} */
export function sheetWith(before, { title, session, notes }) {
  const kept = Object.entries(notes).filter(([, text]) => text.trim() !== "");
  const fields = Object.fromEntries(kept.map(([id, text]) => [NOTE + id, text]));
  return { ...before, name: title, fields: { [ADDRESS]: addressOfSession(session), ...fields } };
}

/** Notes that stand for parts, as a file may have them. @param {Record<string, unknown>} notes */
export const notesIn = (notes) =>
  Object.fromEntries(
    Object.entries(notes).filter(
      /** @returns {entry is [string, string]} */ (entry) => isId(entry[0]) && typeof entry[1] === "string",
    ),
  );
