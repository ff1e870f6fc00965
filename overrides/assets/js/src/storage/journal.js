/**
 * Changes of many records at once, all of them or none.
 *
 * Before the first, one key keeps what undoes them. Where the page is killed half-way, the next
 * one finds that key and takes back what was written; a record that was changed since stays.
 *
 * That key needs as much room again as what goes. Where there is not so much beside the records, it
 * stands for that moment in the storage of the tab, which has room of its own.
 */

import { shortMark } from "../model/mark.js";
import { JOURNAL, ownKeys } from "../model/record.js";
import { isObject, isText, readJson } from "../model/values.js";
import { isErasedSince } from "./erasure.js";

/** @import { Changes } from "../model/merge.js" */
/** @import { Shelf } from "./shelf.js" */
/** @typedef {Map<string, {before: string | null, mark: string | null}>} Undo  `mark` of the after */

/** Changing thousands of records takes far less; another tab may still be at it until then. */
export const BUSY_MS = 10_000;

/** @param {Changes} changes @param {number} at  milliseconds @param {string | null} erasure  the browser's last */
export function journalText(changes, at, erasure = null) {
  const undo = [...changes].map(([name, { before, after }]) => [name, before, markOfText(after)]);
  return JSON.stringify({ v: 1, at, undo, ...(erasure !== null && { erasure }) });
}

/**
 * What a journal says; null where it says nothing that can be undone.
 * @param {string | null} text
 * @returns {{at: number, undo: Undo, erasure: string | null} | null}
 */
export function readJournal(text) {
  const journal = readJson(text);
  if (!isObject(journal) || journal.v !== 1) return null;
  const { at, undo, erasure } = journal;
  if (!Number.isFinite(at) || !Array.isArray(undo) || !undo.every(isUndo)) return null;
  const entries = undo.map(([name, before, mark]) => /** @type {const} */ ([name, { before, mark }]));
  return { at: Number(at), undo: new Map(entries), erasure: isText(erasure) ? erasure : null };
}

/**
 * Make changes.
 * @param {Shelf} shelf
 * @param {Changes} changes
 * @param {number} now  milliseconds
 * @returns {boolean} whether all were made; else none was
 */
export function applyChanges(shelf, changes, now = Date.now()) {
  if (changes.size === 0) return true;
  if (shelf.isErased) return false;
  const key = ownKeys(shelf.handbook);
  const text = journalText(changes, now, shelf.erasure());
  const place = placesOf(shelf).find((each) => each.save(key + JOURNAL, text));
  if (!place) return false;
  const steps = [...changes].map(([name, { before, after }]) => step(name, before, after));
  const done = roomFirst(steps).every(({ name, to }) => put(shelf, key + name, to));
  if (!done) takeBack(shelf, undoOf(changes), place);
  if (done) place.drop(key + JOURNAL);
  shelf.tell(null, false);
  return done;
}

/**
 * Take back changes that were made, but for those records that were changed since.
 * @param {Shelf} shelf
 * @param {Changes} changes
 * @returns {boolean} whether all stands as before
 */
export function undoChanges(shelf, changes) {
  takeBack(shelf, undoOf(changes));
  shelf.tell(null, false);
  const key = ownKeys(shelf.handbook);
  return [...changes].every(([name, { before }]) => shelf.load(key + name) === before);
}

/** Where a journal may stand: never in the browser on a shared computer. @param {Shelf} shelf */
const placesOf = (shelf) => [shelf, shelf.both().tab];

/**
 * Take back what a killed page left half done.
 * @param {Shelf} shelf
 * @param {number} now  milliseconds
 * @returns {"none" | "busy" | "undone"}
 */
export function recover(shelf, now = Date.now()) {
  const key = ownKeys(shelf.handbook) + JOURNAL;
  const place = placesOf(shelf).find((each) => each.load(key) !== null);
  if (!place) return "none";
  const journal = readJournal(place.load(key));
  if (journal === null) {
    place.setAside(key);
    return "none";
  }
  // What it would bring back was erased.
  if (isErasedSince(journal.erasure, shelf.erasure())) {
    place.drop(key);
    return "none";
  }
  const age = now - journal.at;
  if (age >= 0 && age < BUSY_MS) return "busy";
  takeBack(shelf, journal.undo, place);
  shelf.tell(null, false);
  return "undone";
}

/** Look for a half-done change now, and again when another tab must be done with it. */
export function recoverSoon(/** @type {Shelf} */ shelf) {
  if (recover(shelf) === "busy") setTimeout(() => recover(shelf), BUSY_MS);
}

/** @param {Shelf} shelf @param {Undo} undo @param {Shelf} place  of the journal */
function takeBack(shelf, undo, place = shelf) {
  const key = ownKeys(shelf.handbook);
  const steps = [...undo].flatMap(([name, { before, mark }]) => {
    const now = shelf.load(key + name);
    return now === before || markOfText(now) !== mark ? [] : [step(name, now, before)];
  });
  const results = roomFirst(steps).map(({ name, to }) => put(shelf, key + name, to));
  // Where something could not be put back, the next page tries again.
  if (results.every(Boolean)) place.drop(key + JOURNAL);
}

/** @param {Changes} changes @returns {Undo} */
const undoOf = (changes) =>
  new Map([...changes].map(([name, { before, after }]) => [name, { before, mark: markOfText(after) }]));

/** @param {Shelf} shelf @param {string} key @param {string | null} text */
const put = (shelf, key, text) => (text === null ? shelf.drop(key) : shelf.save(key, text));

/** @param {string | null} text */
const markOfText = (text) => (text === null ? null : shortMark(text));

/** @typedef {{name: string, to: string | null, growth: number}} Step  one text in another's place */

/** @param {string} name @param {string | null} from @param {string | null} to @returns {Step} */
const step = (name, from, to) => ({ name, to, growth: room(name, to) - room(name, from) });

/** @param {string} name @param {string | null} text */
const room = (name, text) => (text === null ? 0 : name.length + text.length);

/** So ordered, steps never take more room than before the first or after the last. @param {Step[]} steps */
const roomFirst = (steps) => [...steps].sort((a, b) => a.growth - b.growth);

/** @param {unknown} journal */
const isUndo = (journal) =>
  Array.isArray(journal) && isText(journal[0]) && journal.slice(1, 3).every((x) => x === null || isText(x));
