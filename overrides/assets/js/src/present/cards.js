/** Rows of a comparison as cards: each column under its own name, with its notes. */

import { make } from "../kit/make.js";
import { copyOf, unitOf } from "./blocks.js";

/** @import { Unit } from "./layout.js" */
/** @typedef {{id: string, name: string, cell: Element}} Column  of a row */

/** So many stand beside each other at most; of more than these, two and two where none is chosen. */
export const MOST_COLUMNS = 3;
const AT_ONCE = 2;
const COLUMN_CLASS = "chb-column-";

/** Every column of a row, or the one that a cell stands in. @param {Element} item @returns {Column[]} */
export function columnsOf(item) {
  const cells = item.matches("td") ? [item] : [...item.querySelectorAll(":scope > td[data-column]")];
  return cells.map((cell) => {
    const named = [...cell.classList].find((name) => name.startsWith(COLUMN_CLASS)) ?? "";
    return { id: named.slice(COLUMN_CLASS.length), name: cell.getAttribute("data-column") ?? "", cell };
  });
}

/**
 * @param {Column[]} columns
 * @param {string[]} chosen  ids of those to show together; none: all
 * @param {HTMLElement} notesLabel
 * @returns {Unit[]}
 */
export function unitsOfCards(columns, chosen, notesLabel) {
  const shown = columns.filter(({ id }) => chosen.includes(id));
  const all = shown.length > 0 ? shown.slice(0, MOST_COLUMNS) : columns;
  const atOnce = all.length > MOST_COLUMNS ? AT_ONCE : MOST_COLUMNS;
  return chunks(all, atOnce).flatMap((chunk, group) => [
    ...sideBySide(chunk, group),
    ...notesOf(chunk, group, notesLabel),
  ]);
}

/**
 * Cards beside each other where their words fit as large as any, else one after the other.
 * @param {Column[]} columns
 * @param {number} group
 * @returns {Unit[]}
 */
function sideBySide(columns, group) {
  const single = columns.map((column, at) => cardAlone(column, group + (at + 1) / 100));
  if (columns.length === 1) return single;
  const cites = [...new Set(single.flatMap((unit) => unit.cites))];
  const cards = columns.map(({ name, cell }) => make("div", {}, make("h3", {}, name), ...textsOf(cell)));
  const body = make("div", { class: `chb-present-cards chb-present-cards-${columns.length}` }, ...cards);
  return [{ ...unitOf(body, { group, cites }), instead: single }];
}

/** @param {Column} column @param {number} group @returns {Unit} */
function cardAlone({ name, cell }, group) {
  const { cites } = unitOf(cell);
  return unitOf(make("div", {}, ...textsOf(cell)), { group, cites, label: make("span", {}, name) });
}

/** @param {Element} cell */
const textsOf = (cell) => [...copyOf(cell).children];

/**
 * The notes that cells have marks of.
 * @param {Column[]} columns
 * @param {number} group
 * @param {HTMLElement} label
 * @returns {Unit[]}
 */
function notesOf(columns, group, label) {
  const marks = columns.flatMap(({ cell }) => [...cell.querySelectorAll(".chb-note-mark")]);
  return marks.flatMap((mark) => {
    const note = document.getElementById(mark.getAttribute("href")?.slice(1) ?? "");
    if (!note) return [];
    const texts = textsOf(note.lastElementChild ?? note);
    const body = make("div", {}, ...texts);
    (body.firstElementChild ?? body).prepend(make("sup", {}, mark.textContent ?? ""), " ");
    return [unitOf(body, { group, label, size: "more", cites: unitOf(note).cites })];
  });
}

/** @template T @param {T[]} list @param {number} size @returns {T[][]} */
function chunks(list, size) {
  return list.flatMap((_, at) => (at % size === 0 ? [list.slice(at, at + size)] : []));
}
