/** What a handbook keeps in a browser, sorted into what can be read and what can not. Pure. */

import { placeOf, readAs } from "./kinds.js";
import { isQuarantine, JOURNAL, SETTINGS } from "./record.js";
import { order } from "./values.js";

/** @import { Texts } from "./kinds.js" */

/** @typedef {"newer" | "unreadable" | "quarantined" | "unknown"} Why  it cannot be read */

/**
 * @typedef {object} Inventory
 * @property {Texts} records  the texts of records that can be read, by name
 * @property {Map<string, {text: string, why: Why}>} others  all else, as it is
 */

/** @param {Texts} texts  all texts of a handbook, by their names @returns {Inventory} */
export function inventoryOf(texts) {
  /** @type {Inventory} */
  const kept = { records: new Map(), others: new Map() };
  for (const [name, text] of [...texts].sort(byName)) {
    if (name === SETTINGS || name === JOURNAL) continue;
    const why = whyUnread(name, text);
    if (why === null) kept.records.set(name, text);
    else kept.others.set(name, { text, why });
  }
  return kept;
}

/** Unreadable texts without what is wrong with them. @param {Inventory["others"]} others @returns {Texts} */
export const rawOf = (others) => new Map([...others].map(([name, { text }]) => [name, text]));

/** @param {string} name @param {string} text @returns {Why | null} */
function whyUnread(name, text) {
  if (isQuarantine(name)) return "quarantined";
  if (placeOf(name) === null) return "unknown";
  const { record, trouble } = readAs(name, text);
  if (trouble === "newer") return "newer";
  return record === null ? "unreadable" : null;
}

/** @param {[string, unknown]} a @param {[string, unknown]} b */
const byName = ([a], [b]) => order(a, b);
