/** The saved line of an evidence checklist: whether the agency has a piece, and where. Pure. */

import { ownKeys, parseRecord } from "./record.js";
import { isText } from "./values.js";

/**
 * @typedef {import("./record.js").SavedRecord & {have: boolean, where: string}} EvidenceFields
 * @typedef {EvidenceFields & Record<string, unknown>} Evidence
 */

/** Evidence is the agency's. @param {string} handbook @param {string} id */
export const evidenceKey = (handbook, id) => `${ownKeys(handbook)}agency:evidence:${id}`;

/**
 * What a stored text says; null is nothing stored.
 * @param {string | null} text
 * @returns {import("./record.js").ParsedRecord<Evidence>}
 */
export const parseEvidence = (text) =>
  parseRecord(text, ({ have, where }) => typeof have === "boolean" && isText(where));

/**
 * The line after a change of either part; the other stays, whichever tab it came from.
 * @param {Evidence | null} before
 * @param {Partial<Pick<Evidence, "have" | "where">>} change
 * @param {import("./record.js").Moment} moment
 * @returns {Evidence}
 */
export const changeEvidence = (before, change, { rev, at }) => ({
  ...{ have: false, where: "" },
  ...before,
  ...change,
  ...{ v: 1, rev, at },
});

/** Whether it says anything. @param {Evidence | null} evidence */
export const isNoted = (evidence) => evidence !== null && (evidence.have || evidence.where !== "");

/** @param {Evidence} evidence */
const evidenceText = ({ v, have, where, rev, at, ...others }) =>
  JSON.stringify({ v, have, where, rev, at, ...others });

/** @type {import("./record.js").Kind<Evidence>} */
export const EVIDENCE = {
  parse: parseEvidence,
  write: evidenceText,
  holds: isNoted,
  emptied: (moment) => changeEvidence(null, {}, moment),
};
