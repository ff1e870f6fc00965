/** A session in a file of its own, with the notes that no address has. Pure. */

import { notesIn } from "../model/kept-session.js";
import { addressOfSession, readSessionAddress } from "../model/session-address.js";
import { isObject, isText, readJson } from "../model/values.js";

/** @import { Prepared } from "../model/kept-session.js" */

const FORMAT = "competency-handbook-session";
const LONGEST_TITLE = 120;

/** @param {Prepared} prepared @param {string} handbook */
export const sessionFile = ({ title, session, notes }, handbook) =>
  `${JSON.stringify({ format: FORMAT, v: 1, handbook, title, session: addressOfSession(session), notes }, null, 2)}\n`;

/** @param {string} text @returns {Prepared | null} null where it holds no session */
export function readSessionFile(text) {
  const file = readJson(text.replace(/^\ufeff/, ""));
  if (!isObject(file) || file.format !== FORMAT || !isText(file.session)) return null;
  const session = readSessionAddress(file.session)?.session;
  if (!session) return null;
  const title = isText(file.title) ? file.title.slice(0, LONGEST_TITLE) : "";
  return { title, session, notes: isObject(file.notes) ? notesIn(file.notes) : {} };
}
