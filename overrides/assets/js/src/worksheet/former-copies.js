/** Copies of a worksheet that had another id: they move to the one that it has today. */

import { parseSheet, sheetKeys } from "../model/sheet.js";

/**
 * A copy is moved, and not read where it is, since there may be many and each has its own key. Of
 * one that stands below both ids, the newer stays. What cannot be read stays where it is.
 * @param {import("../storage/shelf.js").Shelf} shelf
 * @param {string} worksheet
 * @param {readonly string[]} formerly  its ids in earlier editions
 */
export function adopt(shelf, worksheet, formerly) {
  const start = sheetKeys(shelf.handbook, worksheet);
  for (const former of formerly.map((id) => sheetKeys(shelf.handbook, id))) {
    for (const id of shelf.below(former)) adoptOne(shelf, former + id, start + id);
  }
}

/** @param {import("../storage/shelf.js").Shelf} shelf @param {string} from @param {string} to */
function adoptOne(shelf, from, to) {
  const text = shelf.load(from);
  const [{ record }, own] = [parseSheet(text), parseSheet(shelf.load(to))];
  if (text === null || record === null || own.trouble) return;
  const isOlder = own.record !== null && own.record.rev >= record.rev;
  if (isOlder || shelf.save(to, text)) shelf.drop(from);
}
