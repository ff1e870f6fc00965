/**
 * Records of what was renamed: answers, and lines of evidence. What stands below a former id counts
 * as if it stood below today's.
 *
 * It is read there and not moved: an older edition, or this one rolled back, still finds its own.
 * A change is written below today's id, above every revision met, so that it wins from then on.
 */

import { answerKey } from "../model/answer.js";
import { evidenceKey } from "../model/evidence.js";
import { compareRecords } from "../model/record.js";

/** @import { Moment, SavedRecord } from "../model/record.js" */
/** @template {SavedRecord} T @typedef {import("./records.js").Records<T>} Records */
/** @template T @typedef {import("../model/record.js").Reading<T>} Reading */
/** @typedef {[string, ...string[]]} Keys  today's, and those below which it was kept before */

/**
 * @param {string} handbook
 * @param {string} record
 * @param {string} competency
 * @param {readonly string[]} formerly  its ids in earlier editions
 * @returns {Keys}
 */
export const answerKeys = (handbook, record, competency, formerly = []) => [
  answerKey(handbook, record, competency),
  ...formerly.map((id) => answerKey(handbook, record, id)),
];

/**
 * @param {string} handbook
 * @param {string} evidence
 * @param {readonly string[]} formerly
 * @returns {Keys}
 */
export const evidenceKeys = (handbook, evidence, formerly = []) => [
  evidenceKey(handbook, evidence),
  ...formerly.map((id) => evidenceKey(handbook, id)),
];

/**
 * The newest of what stands below the keys. Trouble is today's own: what cannot be read below a
 * former id is for the edition that wrote it.
 * @template {SavedRecord} T
 * @param {Records<T>} records
 * @param {Keys} keys
 * @returns {Reading<T>}
 */
export function readAcrossIds(records, [key, ...formerly]) {
  const own = records.read(key);
  if (own.trouble === "newer") return own;
  if (formerly.length === 0 && !(own.record && own.trouble)) return own;
  const all = [own, ...formerly.map((former) => records.read(former))];
  const { write } = records.kind;
  const newest = all.reduce((a, b) => (compareRecords(b.record, a.record, write) > 0 ? b : a));
  return { ...newest, trouble: newest.record ? null : own.trouble };
}

/**
 * Change a record below today's key, whichever key it stood below. One that is emptied is emptied
 * below the former keys too: who removes something on a shared device counts on that.
 * @template {SavedRecord} T
 * @param {Records<T>} records
 * @param {Keys} keys
 * @param {(before: T | null, moment: Moment) => T} make
 * @returns {Reading<T>}
 */
export function changeAcrossIds(records, keys, make) {
  const [key, ...formerly] = keys;
  const { record: newest } = readAcrossIds(records, keys);
  const lowest = (newest?.rev ?? 0) + 1;
  const changed = records.change(key, (_, moment) =>
    make(newest, { ...moment, rev: Math.max(moment.rev, lowest) }),
  );
  if (changed.record && !records.kind.holds?.(changed.record)) emptyBelow(records, formerly);
  return readAcrossIds(records, keys);
}

/** @template {SavedRecord} T @param {Records<T>} records @param {string[]} keys */
function emptyBelow(records, keys) {
  const { holds, emptied } = records.kind;
  for (const key of keys) {
    const { record } = records.read(key);
    if (record && emptied && holds?.(record)) records.change(key, (_, moment) => emptied(moment));
  }
}
