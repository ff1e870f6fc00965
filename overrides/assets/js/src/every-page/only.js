/**
 * One item of a page by itself, large, to show to a room or to print: `?only=<id>`.
 *
 * An item is what has a permanent id: a heading with all that stands below it, or an entry of a
 * list or a table. What is not of it is left out of the page, on the screen and on paper alike.
 */

import { button, make } from "../kit/make.js";
import { TEXT } from "../kit/theme.js";

const HEADING = /^H([1-6])$/;
const LEFT_OUT = "chb-left-out";
/** Of a row: what it cites. */
const ROW_FOOT = ".chb-row-foot";
const NOTES = ".chb-numbered-notes";
/** Items with a heading, each with a line of links of its own. */
const HEADED = ":is(h2, h3, h4, h5, h6):has(+ .chb-competency, + .chb-part)";
/** An entry has no room for such a line, until a reader has come for it. */
const ENTRY = ".chb-points > li[id], tbody > tr[id]";

export function startOnly() {
  const article = document.querySelector("article");
  const words = document.querySelector("template#chb-only");
  if (!article || !(words instanceof HTMLTemplateElement)) return;
  for (const link of article.querySelectorAll(".chb-only-link")) link.removeAttribute("hidden");
  const id = new URLSearchParams(location.search).get("only") ?? "";
  const item = id && document.getElementById(id);
  if (item && article.contains(item)) return showOnly(item, article, words);
  const reached = document.getElementById(location.hash.slice(1));
  if (reached?.matches(ENTRY)) offerFor(reached, words);
}

/**
 * @param {HTMLElement} item
 * @param {Element} article
 * @param {HTMLTemplateElement} words
 */
function showOnly(item, article, words) {
  const parts = partsOf(item);
  leaveOutBeside(parts, article);
  document.documentElement.classList.add("chb-only");
  const address = addressOf(item.id, words);
  article.before(barFor(item, article, address, words));
  const printed = `${words.dataset.address ?? ""}: ${address}`;
  article.append(make("p", { class: "chb-only-address chb-print-only" }, printed));
  document.title = `${item.textContent?.trim().slice(0, 80)} – ${document.title}`;
}

/** An item's elements: a heading and all up to the next one of its rank, or the entry with its foot. @param {Element} item */
function partsOf(item) {
  const parts = [item];
  const rank = rankOf(item);
  const below = item.nextElementSibling;
  if (rank === 0) return below?.matches(ROW_FOOT) ? [item, below] : parts;
  for (let next = item.nextElementSibling; next; next = next.nextElementSibling) {
    const other = rankOf(next);
    if ((other > 0 && other <= rank) || next.matches(".chb-citations")) break;
    parts.push(next);
  }
  return parts;
}

/** 1 to 6 for a heading, 0 for anything else. @param {Element} element */
const rankOf = ({ tagName }) => Number(HEADING.exec(tagName)?.[1] ?? 0);

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
    over.classList.add("chb-only-over");
    kept.add(over);
  }
  for (let around = item; around !== article; ) {
    kept.add(around);
    around = around.parentElement ?? article;
    for (const beside of around.children) {
      if (!kept.has(beside) && !beside.matches(`h1, thead, th, ${NOTES}`)) beside.classList.add(LEFT_OUT);
    }
  }
  for (const foot of article.querySelectorAll(`thead ${ROW_FOOT}`)) foot.classList.add(LEFT_OUT);
  leaveOutColumns(item);
  leaveOutNotes(item, article);
}

/** Leave out the notes below a table that nothing of what is left has a mark of. @param {Element} item @param {Element} article */
function leaveOutNotes(item, article) {
  for (const notes of article.querySelectorAll(NOTES)) notes.setAttribute("open", "");
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

/** The headings that an item stands under, the title left out. @param {Element} item @param {Element} article */
function headingsOver(item, article) {
  const before = [...article.querySelectorAll("h2, h3, h4, h5, h6")].filter(
    (heading) => heading.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  let rank = rankOf(item) || 7;
  return before.reverse().filter((heading) => {
    const over = rankOf(heading) < rank;
    if (over) rank = rankOf(heading);
    return over;
  });
}

/**
 * What can be done with the item, over it.
 * @param {Element} item
 * @param {Element} article
 * @param {string} address
 * @param {HTMLTemplateElement} words
 */
function barFor(item, article, address, words) {
  const say = (/** @type {string} */ key) => words.dataset[key] ?? "";
  const items = rankOf(item) ? article.querySelectorAll(HEADED) : (item.parentElement?.children ?? []);
  const alike = [...items].filter(({ id, tagName }) => id && (rankOf(item) || tagName === item.tagName));
  const at = alike.indexOf(item);
  const steps = [
    stepTo(alike[at - 1], say("back"), "ArrowLeft"),
    stepTo(alike[at + 1], say("next"), "ArrowRight"),
  ];
  const copying = { "data-copy": address, "data-done": say("done"), "data-failed": say("failed") };
  return make(
    "nav",
    { class: `chb-only-bar chb-text ${TEXT}`, "aria-label": say("label") },
    ...steps.filter((step) => step !== null),
    button(say("print"), () => window.print()),
    make("button", { type: "button", class: "chb-small-button chb-copy", ...copying }, say("copy")),
    make("a", { href: `${location.pathname}#${item.id}` }, say("whole")),
  );
}

/**
 * A link to the item before or after, which an arrow key follows too, as a presenter's does.
 * @param {Element | undefined} item
 * @param {string} words
 * @param {string} key
 */
function stepTo(item, words, key) {
  if (!item) return null;
  const link = make("a", { href: `?only=${item.id}`, "aria-keyshortcuts": key }, words);
  document.addEventListener("keydown", (pressed) => {
    const typing = pressed.target instanceof Element && pressed.target.closest("input, textarea, select");
    const plain = !pressed.altKey && !pressed.ctrlKey && !pressed.metaKey && !pressed.shiftKey;
    if (pressed.key === key && plain && !typing) link.click();
  });
  return link;
}

/**
 * The link that shows one entry of a list, or one row of a table, by itself.
 * @param {Element} entry
 * @param {HTMLTemplateElement} words
 */
function offerFor(entry, words) {
  const link = make("a", { class: "chb-only-link", href: `?only=${entry.id}` }, words.dataset.show ?? "");
  (entry.querySelector("th") ?? entry).append(" ", link);
}

/** An item's short address in full. @param {string} id @param {HTMLTemplateElement} words */
const addressOf = (id, { dataset }) => new URL((dataset.go ?? "").replace("{id}", id), document.baseURI).href;
