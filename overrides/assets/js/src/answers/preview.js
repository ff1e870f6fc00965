/** What opening a file would change, before anything is changed. Pure. */

import { compareTexts, isRemoval, placeOf, readAs } from "../model/kinds.js";
import { isOwn } from "../model/ownership.js";
import { isTextTooDeep } from "../model/values.js";

/** @import { Place, Texts } from "../model/kinds.js" */
/** @import { Way } from "../model/merge.js" */

/**
 * @typedef {"added" | "changed" | "removed" | "kept" | "same" | "lost"} Fate
 *   `added`: only the file has it; `changed`: the file's is taken; `removed`: it goes, since the
 *   file says so; `kept`: what stands here stays; `lost`: it goes, since the file lacks it
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {Place} place
 * @property {Fate} fate
 * @property {string | null} here  null: nothing
 * @property {string | null} there
 */

/**
 * What becomes of each record, here or in the file, in the order of their names.
 * @param {Way} way
 * @param {Texts} mine
 * @param {Texts} theirs
 * @returns {Line[]}
 */
export function previewOf(way, mine, theirs) {
  const names = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
  return names.flatMap((name) => {
    const place = placeOf(name);
    if (place === null) return [];
    const [here, there] = [mine.get(name) ?? null, theirs.get(name) ?? null];
    const fate = fateOf(way, name, here, there);
    return fate === null ? [] : [{ name, place, fate, here, there }];
  });
}

/**
 * Null where there is nothing to see: neither here nor in the file does it say anything.
 * @param {Way} way
 * @param {string} name
 * @param {string | null} here
 * @param {string | null} there
 * @returns {Fate | null}
 */
function fateOf(way, name, here, there) {
  const [says, said] = [speaks(name, here), speaks(name, there)];
  if (!says && !said) return null;
  if (here === there || isSame(here, there)) return "same";
  if (there === null) return way === "merge" ? "kept" : "lost";
  const taken = way === "replace" || here === null || compareTexts(name, there, here) > 0;
  if (!taken) return "kept";
  if (!said) return "removed";
  return says ? "changed" : "added";
}

/** @param {string} name @param {string | null} text */
const speaks = (name, text) => text !== null && !isRemoval(readAs(name, text).record);

/** Another program may have spaced it otherwise. @param {string | null} a @param {string | null} b */
const isSame = (a, b) =>
  a !== null &&
  b !== null &&
  ![a, b].some(isTextTooDeep) &&
  JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));

/**
 * How many of a file's texts that cannot be read are news, and how many stand here already.
 * @param {Texts} texts  all that stand here
 * @param {Texts} others
 */
export function countUnread(texts, others) {
  const there = new Set(texts.values());
  const fresh = [...others.values()].filter((text) => !there.has(text)).length;
  return { fresh, here: others.size - fresh };
}

/** How many lines have each fate, those of removed records' marks left out. @param {Line[]} lines */
export function countFates(lines) {
  const counts = { added: 0, changed: 0, removed: 0, kept: 0, same: 0, lost: 0 };
  for (const { fate } of lines) counts[fate] += 1;
  return counts;
}

/**
 * Whether a file holds nothing but somebody's views: no record of the reader's own or an agency's.
 * @param {Texts} records
 */
export const isViewOnly = (records) =>
  records.size > 0 && [...records.keys()].every((name) => !isOwn(placeOf(name)?.record ?? ""));
