/** A snapshot: the answers of one day, with a label, to compare later ones with. Pure. */

import { isAnswered } from "./answer.js";
import { ownKeys, parseDeletable } from "./record.js";
import { isObject, isText, order } from "./values.js";

/** @import { Moment } from "./record.js" */
/** @import { State } from "./answer.js" */
/** @typedef {{state: State, level: string | null, then?: string}} SnapshotAnswer  what it keeps of an answer */

/**
 * @typedef {object} SnapshotFields
 * @property {string} label  "" where nobody gave it one
 * @property {string} taken  ISO 8601
 * @property {Record<string, SnapshotAnswer>} answers  by the competency's id
 * @property {true} [deleted]  nothing is left but this mark, so that no file brings it back
 *
 * @typedef {import("./record.js").SavedRecord & SnapshotFields & Record<string, unknown>} Snapshot
 * @typedef {{id: string, snapshot: Snapshot}} SnapshotEntry
 */

/** @type {ReadonlySet<unknown>} */
const STATES = new Set(["rated", "unsure", "na"]);

/** What the keys of a record's snapshots begin with. @param {string} handbook @param {string} record */
export const snapshotKeys = (handbook, record) => `${ownKeys(handbook)}${record}:snapshot:`;

/**
 * What a stored text says; null is nothing stored. Of the answers, those that make sense.
 * @param {string | null} text
 * @returns {import("./record.js").ParsedRecord<Snapshot>}
 */
export const parseSnapshot = (text) => parseDeletable(text, isWhole, "answers", isKept, removalMark);

/** @param {Snapshot} snapshot */
export function snapshotText({ v, label, taken, answers, rev, at, deleted, ...others }) {
  const said = deleted ? { deleted } : { label, taken, answers };
  return JSON.stringify({ v, ...said, rev, at, ...others });
}

/** @type {import("./record.js").Kind<Snapshot>} */
export const SNAPSHOT = { parse: parseSnapshot, write: snapshotText };

/**
 * A snapshot of what is answered now; what is not answered is not in it.
 * @param {string} label
 * @param {Iterable<readonly [string, import("./answer.js").Answer | null]>} answers  by competency
 * @param {Moment} moment
 * @returns {Snapshot}
 */
export function takeSnapshot(label, answers, { rev, at }) {
  /** @type {[string, SnapshotAnswer][]} */
  const kept = [];
  for (const [id, answer] of answers) {
    if (!isAnswered(answer)) continue;
    const { state, level, then } = answer;
    kept.push([id, then ? { state, level, then } : { state, level }]);
  }
  return { v: 1, label: label.trim(), taken: at, answers: Object.fromEntries(kept), rev, at };
}

/** @param {Snapshot} snapshot @param {string} label @param {Moment} moment @returns {Snapshot} */
export const relabel = (snapshot, label, { rev, at }) => ({
  ...snapshot,
  label: label.trim(),
  rev,
  at,
});

/** The mark that a deleted snapshot leaves. @param {Moment} moment @returns {Snapshot} */
export const removalMark = ({ rev, at }) =>
  /** @type {Snapshot} */ ({ v: 1, label: "", taken: "", answers: {}, deleted: true, rev, at });

/** A deleted snapshot brought back. @param {Snapshot} snapshot @param {Moment} moment @returns {Snapshot} */
export function restore(snapshot, { rev, at }) {
  const { deleted: _, ...rest } = snapshot;
  return /** @type {Snapshot} */ ({ ...rest, rev, at });
}

/** The newest first. @param {SnapshotEntry} a @param {SnapshotEntry} b */
export const newestFirst = (a, b) => order(b.snapshot.taken, a.snapshot.taken) || order(b.id, a.id);

/**
 * What to call each snapshot: label and day. Those that would be called the same get the time,
 * and if that is the same too, a number.
 * @param {readonly Snapshot[]} snapshots
 * @param {object} words
 * @param {(taken: string) => string} words.day
 * @param {(taken: string) => string} words.minute
 * @param {(label: string, when: string) => string} words.both
 */
export function namesOf(snapshots, { day, minute, both }) {
  /** @param {(taken: string) => string} when */
  const named = (when) =>
    snapshots.map(({ label, taken }) => (label ? both(label, when(taken)) : when(taken)));
  const [byDay, byMinute] = [named(day), named(minute)];
  const names = byDay.map((name, n) => (times(byDay, name) > 1 ? (byMinute[n] ?? name) : name));
  return names.map((name, n) => {
    const which = times(names.slice(0, n + 1), name);
    return times(names, name) > 1 ? `${name} (${which})` : name;
  });
}

/** @param {string[]} names @param {string} name */
const times = (names, name) => names.filter((other) => other === name).length;

/** @param {import("./record.js").Fields} stored */
const isWhole = ({ label, taken, answers }) => isText(label) && isText(taken) && isObject(answers);

/** @param {unknown} kept @returns {kept is SnapshotAnswer} */
function isKept(kept) {
  if (!isObject(kept) || !STATES.has(kept.state)) return false;
  return kept.state === "rated" ? isText(kept.level) && kept.level !== "" : true;
}
