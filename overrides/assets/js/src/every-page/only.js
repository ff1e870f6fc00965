/**
 * Items of a page by themselves, to show to a room or to print: `?only=<id>`, `?only=<id>,<id>`.
 *
 * An item is what has a permanent id: a heading with all that stands below it, or an entry of a
 * list or a table. What presents it is loaded when an address asks for it.
 */

import { itemFacts, itemsAsked } from "../kit/addresses.js";
import { make } from "../kit/make.js";
import { loadGlobal, loadStyles } from "../kit/scripts.js";

/** An entry has no room for a line of links, until a reader has come for it. */
const ENTRY = ".chb-points > li[id]";

/** @typedef {(items: Element[], article: Element, words: object) => void} Present */

export function startOnly() {
  const article = document.querySelector("article");
  const facts = itemFacts();
  if (!article || !facts.script) return;
  for (const link of article.querySelectorAll(".chb-only-link")) link.removeAttribute("hidden");
  const items = itemsAsked().flatMap((id) => document.getElementById(id) ?? []);
  const own = items.filter((item) => article.contains(item));
  if (own.length > 0) return void present(own, article, facts);
  const reached = document.getElementById(location.hash.slice(1));
  if (reached?.matches(ENTRY)) offerFor(reached, facts.show ?? "");
}

/**
 * Present items; where a part of what does that fails to come, the page is whole, at the first.
 * @param {Element[]} items
 * @param {Element} article
 * @param {DOMStringMap} parts  the addresses of what does it
 */
async function present(items, article, { script = "", words = "", styles = "" }) {
  try {
    /** @type {[Present, object, void]} */
    const [start, said] = await Promise.all([
      loadGlobal(script, "chbPresent"),
      loadGlobal(words, "chbPresentWords"),
      loadStyles(styles),
    ]);
    start(items, article, said);
  } catch {
    items[0]?.scrollIntoView();
  }
}

/**
 * The link that shows one entry of a list by itself.
 * @param {Element} entry
 * @param {string} words
 */
function offerFor(entry, words) {
  const link = make("a", { class: "chb-only-link", href: `?only=${entry.id}` }, words);
  entry.append(" ", link);
}
