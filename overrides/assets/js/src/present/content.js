/** What an item has for the screen: what it stands under, its name, and its units. */

import { make } from "../kit/make.js";
import { copyOf, labelOf, unitOf, unitsOf } from "./blocks.js";
import { columnsOf, unitsOfCards } from "./cards.js";
import { headingsOver, ownPartsOf, rankOf } from "./items.js";

/** @import { Column } from "./cards.js" */
/** @import { Unit } from "./layout.js" */
/**
 * @typedef {object} Content
 * @property {string[]} over  the titles that it stands under, the outermost first
 * @property {HTMLElement | null} title
 * @property {Unit[]} units
 * @property {Column[]} columns  of a row; else none
 */

/**
 * @param {Element} item
 * @param {Element} article
 * @param {string[]} chosen  ids of columns
 * @param {HTMLElement} notesLabel
 * @returns {Content}
 */
export function contentOf(item, article, chosen, notesLabel) {
  const over = headingsOver(item, article).reverse().map(wordsOf);
  const row = item.closest("tr");
  if (row && item.matches("tr, td")) {
    const columns = columnsOf(item);
    const units = unitsOfCards(columns, chosen, notesLabel);
    return { over, title: labelOf(row.querySelector("th") ?? row), units, columns };
  }
  if (rankOf(item) === 0) return { over, title: null, units: entryUnits(item), columns: [] };
  return { over, columns: [], ...headed(item) };
}

/** A name in a line of text is no longer than this. */
const LONGEST_NAME = 70;

/** What an item is called: an entry that has no title of its own, by how it begins. @param {Content} content */
export function nameOf({ title, units }) {
  const words = (title ?? units[0]?.body)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME).replace(/\s+\S*$/, "")}…` : words;
}

/** @param {Element} heading */
const wordsOf = (heading) => labelOf(heading)?.textContent?.trim() ?? "";

/** An entry of a list, or a block with a name. @param {Element} item */
const entryUnits = (item) => unitsOf([item.matches("li, dd, dt") ? make("div", {}, copyOf(item)) : item]);

/** A heading with what stands below it; a competency may have no other statement than its heading. @param {Element} item */
function headed(item) {
  const [, ...below] = ownPartsOf(item);
  const units = unitsOf(below);
  const foot = below.find((part) => part.matches(".chb-competency"))?.querySelector(".chb-foot-cites");
  const isStatement = below[0]?.matches(".chb-competency") && !below[0].querySelector(".chb-statement");
  if (isStatement || units.length === 0) {
    const code = item.querySelector(".chb-code");
    const words = make("p", {}, ...copyOf(item).childNodes);
    words.querySelector(".chb-code")?.remove();
    return { title: code && copyOf(code), units: [withFoot(unitOf(words), foot), ...units] };
  }
  const [first, ...rest] = units;
  return { title: labelOf(item), units: first ? [withFoot(first, foot), ...rest] : [] };
}

/** A statement with what its sources are, and whose words it is in. @param {Unit} unit @param {Element | null | undefined} foot */
function withFoot(unit, foot) {
  if (!foot) return unit;
  const own = foot.querySelector(".chb-own");
  if (own) unit.body.append(" ", copyOf(own));
  const { cites } = unitOf(foot);
  // Its group is its own, so that the statement has a screen where not all fits on one.
  return { ...unit, group: -1, cites: [...unit.cites, ...cites] };
}
