/** On paper an item stands alone: what is not of it is left out, from before printing until after. */

import { make } from "../kit/make.js";
import { headingsOver, partsOf } from "./items.js";

const LEFT_OUT = "chb-left-out";
const OVER = "chb-only-over";
const NOTES = ".chb-numbered-notes";

/**
 * @param {() => Element | null} itemNow  null: the whole page is printed
 * @param {Element} article
 * @param {(id: string) => string} sourceOf  the line below it: where it is found
 */
export function printAlone(itemNow, article, sourceOf) {
  /** @type {Element | undefined} */
  let line;
  addEventListener("beforeprint", () => {
    const item = itemNow();
    if (!item) return;
    document.documentElement.classList.add("chb-only");
    leaveOutBeside(partsOf(item), article);
    line = make("p", { class: "chb-only-address chb-print-only" }, sourceOf(item.id));
    article.append(line);
  });
  addEventListener("afterprint", () => {
    line?.remove();
    document.documentElement.classList.remove("chb-only");
    for (const name of [LEFT_OUT, OVER]) {
      for (const marked of article.querySelectorAll(`.${name}`)) marked.classList.remove(name);
    }
  });
}

/**
 * Leave out all that stands beside an item, but for what it cannot do without: the page's title,
 * the headings over it, the names of a table's columns, the notes that it has marks of.
 * @param {Element[]} parts
 * @param {Element} article
 */
function leaveOutBeside(parts, article) {
  const [item] = parts;
  if (!item) return;
  const kept = new Set(parts);
  for (const over of headingsOver(item, article)) {
    if (over.tagName !== "H1") over.classList.add(OVER);
    kept.add(over);
  }
  for (let around = item; around !== article; ) {
    kept.add(around);
    around = around.parentElement ?? article;
    for (const beside of around.children) {
      if (!kept.has(beside) && !beside.matches(`h1, thead, th, ${NOTES}`)) beside.classList.add(LEFT_OUT);
    }
  }
  for (const foot of article.querySelectorAll("thead .chb-row-foot")) foot.classList.add(LEFT_OUT);
  leaveOutColumns(item);
  leaveOutNotes(item, article);
}

/** Leave out the notes below a table that nothing of what is left has a mark of. @param {Element} item @param {Element} article */
function leaveOutNotes(item, article) {
  for (const note of article.querySelectorAll(`${NOTES} > *`)) {
    const marks = [...article.querySelectorAll(`[href="#${note.id}"]`)];
    const isMarked = note.id !== "" && marks.some((mark) => !mark.closest(`.${LEFT_OUT}`));
    if (note !== item && !isMarked) note.classList.add(LEFT_OUT);
  }
}

/**
 * Leave out a column of a table wherever its cell is left out: the cells of a row stand beside
 * each other, but what stands over them is in other rows.
 * @param {Element} item
 */
function leaveOutColumns(item) {
  const row = item.closest("tr");
  for (const { cells } of row?.closest("table")?.rows ?? []) {
    [...(row?.cells ?? [])].forEach(({ classList }, at) => {
      if (classList.contains(LEFT_OUT)) cells[at]?.classList.add(LEFT_OUT);
    });
  }
}
