/** Handouts: items of a page on paper. A page loads what makes them when it is first wanted. */

import { itemFacts } from "./addresses.js";
import { loadGlobal, loadStyles } from "./scripts.js";

/**
 * @typedef {object} Handouts
 * @property {(itemsNow: () => Element[]) => void} follow  print what there is at each time; none: the page
 * @property {(items: Element[]) => void} print
 * @property {(item: Element) => void} choose  among the items that stand beside it
 */

/** @type {Promise<Handouts> | undefined} */
let started;

/** Once a page; rejects where a part does not come, and is begun again when it is asked for again. */
export function loadHandouts() {
  started ??= begin().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** @returns {Promise<Handouts>} */
async function begin() {
  const { handouts = "", words = "", handoutStyles = "" } = itemFacts();
  const parts = [
    loadGlobal(handouts, "chbHandouts"),
    loadGlobal(words, "chbPresentWords"),
    loadStyles(handoutStyles),
  ];
  const [start, said] = await Promise.all(parts);
  return /** @type {(words: unknown) => Promise<Handouts>} */ (start)(said);
}
