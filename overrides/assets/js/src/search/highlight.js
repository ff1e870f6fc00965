/**
 * Marks the words on the page that a search led to, until Escape: `?h=first+meeting`.
 *
 * By the browser's own highlights, which change nothing in the page; one that has none marks nothing.
 */

import { CONTENT } from "../kit/theme.js";
import { spansIn } from "./excerpt.js";
import { PARAMETER, wordsIn } from "./highlight-words.js";

/** The name that the style sheet gives its colors to. */
const NAME = "chb-found";
/** Where words are labels, or are not shown. */
const UNMARKED =
  "button, form, label, nav, noscript, script, style, svg, template, .chb-screen-only[hidden], .chb-sources";

/**
 * Mark the words of this page's address in its text.
 * @param {import("./words.js").Words} words
 */
export function markFound(words) {
  const stems = new Set(words.in(wordsIn(new URL(location.href))).map((word) => words.stem(word)));
  const content = document.querySelector(CONTENT);
  if (stems.size === 0 || !content || !("highlights" in CSS)) return;
  const ranges = rangesIn(content, stems, words);
  CSS.highlights.set(NAME, new Highlight(...ranges));
  for (const { startContainer } of ranges) unfold(startContainer, content);
  document.addEventListener("keydown", forget);
}

/**
 * Open the folds around a word of what the search led to.
 * @param {Node} word
 * @param {Element} content
 */
function unfold(word, content) {
  const reached = document.getElementById(location.hash.slice(1));
  if (!reached || !(reached.contains(word) || headingOver(word, content) === reached)) return;
  for (let around = word.parentElement; around; around = around.parentElement) {
    if (around.matches("details")) around.setAttribute("open", "");
  }
}

/** The last heading before a word. @param {Node} word @param {Element} content */
function headingOver(word, content) {
  let block = [...content.children].find((child) => child.contains(word)) ?? null;
  while (block && !/^H[1-6]$/.test(block.tagName)) block = block.previousElementSibling;
  return block;
}

/** @param {KeyboardEvent} event */
function forget({ key }) {
  if (key !== "Escape" || document.querySelector("dialog[open]")) return;
  document.removeEventListener("keydown", forget);
  CSS.highlights.delete(NAME);
  const address = new URL(location.href);
  address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", address);
}

/** @param {Element} content @param {Set<string>} stems @param {import("./words.js").Words} words */
function rangesIn(content, stems, words) {
  const ranges = [];
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.nodeValue?.trim() || node.parentElement?.closest(UNMARKED)) continue;
    for (const { start, end } of spansIn(node.nodeValue, stems, words)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
