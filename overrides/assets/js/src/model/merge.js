/**
 * Two states of a handbook's records made one, and the changes that lead from one to another. Pure.
 */

import { inventoryOf } from "./inventory.js";
import { compareTexts } from "./kinds.js";
import { quarantine } from "./record.js";

/** @import { Texts } from "./kinds.js" */
/** @typedef {Map<string, {before: string | null, after: string | null}>} Changes  null: nothing */

/**
 * Of each record the newest, wherever it stands; a removal counts like any other change. It is
 * the same whichever is given first, and merging again changes nothing.
 * @param {Texts} mine
 * @param {Texts} theirs
 * @returns {Texts}
 */
export function merge(mine, theirs) {
  const merged = new Map(mine);
  for (const [name, text] of theirs) {
    const own = merged.get(name);
    if (own === undefined || compareTexts(name, text, own) > 0) merged.set(name, text);
  }
  return merged;
}

/**
 * What has to be written and taken away so that `before` becomes `after`.
 * @param {Texts} before
 * @param {Texts} after
 * @returns {Changes}
 */
export function changesBetween(before, after) {
  /** @type {Changes} */
  const changes = new Map();
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null];
    if (was !== is) changes.set(name, { before: was, after: is });
  }
  return changes;
}

/** @typedef {"merge" | "replace"} Way */

/**
 * All that is stored after records came in. What this edition cannot read is never written over:
 * what a newer one has saved stays where it is, and damaged texts are set aside.
 * @param {Texts} stored  all of a handbook's texts
 * @param {{records: Texts, others?: Texts}} incoming  `others` cannot be read, and are kept as is
 * @param {Way} way  to replace is to let go of all records that did not come in
 * @returns {Texts}
 */
export function joinRecords(stored, { records, others = new Map() }, way = "merge") {
  const kept = inventoryOf(stored);
  const wanted = way === "merge" ? merge(kept.records, records) : records;
  const after = new Map([...stored].filter(([name]) => !kept.records.has(name)));
  /** @type {[string, string][]} */
  const aside = [];
  for (const [name, text] of wanted) {
    const other = kept.others.get(name);
    if (other?.why === "newer") aside.push([quarantine(1), text]);
    else after.set(name, text);
    if (other && other.why !== "newer") aside.push([quarantine(1), other.text]);
  }
  for (const [name, text] of [...aside, ...others]) putAside(after, name, text);
  return after;
}

/**
 * Put a text that cannot be read where nothing stands, or else under a free number of the
 * quarantine. One that is there already is not doubled.
 * @param {Texts} texts  changed
 * @param {string} name
 * @param {string} text
 */
function putAside(texts, name, text) {
  if ([...texts.values()].includes(text)) return;
  let place = name;
  for (let n = 1; texts.has(place); n += 1) place = quarantine(n);
  texts.set(place, text);
}
