/** An item in the words that one cites it by. */

import { partsOf } from "../present/items.js";

/** @import { Translate } from "../kit/messages.js" */

/**
 * The title of an item: of a heading its words, of a row its aspect, of a cell both and its column.
 * @param {Element} item
 */
export function titleOf(item) {
  const row = item.closest("tr");
  const head = row?.querySelector("th") ?? item;
  const aspect = wordsOf(head);
  const column = item.getAttribute("data-column");
  return column ? `${aspect} (${column})` : aspect;
}

/**
 * @param {Element} item
 * @param {string} edition
 * @param {string} address
 * @param {Translate} t
 */
export function citationOf(item, edition, address, t) {
  const work = wordsOf(document.querySelector("article h1") ?? item);
  const handbook = document.querySelector("meta[property='og:site_name']")?.getAttribute("content") ?? "";
  const of = item.tagName === "H1" ? handbook : `${work}, ${handbook}`;
  const within = t("share.within", { of, edition });
  const source = restated(item);
  return t("share.cite", {
    title: titleOf(item),
    within: source ? t("share.restates", { within, source }) : within,
    address,
  });
}

/** The places in sources that an item itself restates, as its page names them. @param {Element} item */
function restated(item) {
  const own = item.matches("td, li") ? [item] : partsOf(item).slice(1, 2);
  const cites = own.flatMap((part) => [...part.querySelectorAll(".chb-foot-cites .chb-cite")]);
  return [...new Set(cites.map(wordsOf))].join(", ");
}

/** The words in an element without its buttons, and lists in a row's head. @param {Element} element */
function wordsOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const other of copy.querySelectorAll("button, .chb-scenes, .chb-code + br")) other.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
