/**
 * Items as a handout on paper: what is not of them is left out, from before printing until after, and
 * each has lines to write on, its sources, and its address with the code of it.
 */

import { addressOf } from "../kit/addresses.js";
import { make } from "../kit/make.js";
import { headingsOver, partsOf, rankOf } from "./items.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { DrawQr } from "../kit/qr.js" */

const LEFT_OUT = "chb-left-out";
const OVER = "chb-only-over";
const NOTES = ".chb-numbered-notes";
/** What a table says of its columns besides their names. */
const MORE_OF_COLUMNS = "thead :is(.chb-row-foot, .chb-column-facts)";
/** Lines to write on below an item. */
const LINES = 4;
/** What has lines or blanks of its own, or a meaning that is read and not worked with. */
const WITHOUT_ROOM = ".chb-sheet, .chb-term-entry";

/**
 * @param {() => Element[]} itemsNow  none: the whole page is printed
 * @param {Element} article
 * @param {Translate} t
 * @param {DrawQr | null} draw
 */
export function printItems(itemsNow, article, t, draw) {
  /** @type {Element[]} */
  let added = [];
  addEventListener("beforeprint", () => {
    const items = onceEach(itemsNow());
    if (items.length === 0) return;
    document.documentElement.classList.add("chb-only");
    leaveOutBeside(items, article);
    added = items.flatMap((item) => addEnd(item, t, draw));
  });
  addEventListener("afterprint", () => {
    for (const element of added.splice(0)) element.remove();
    document.documentElement.classList.remove("chb-only");
    for (const name of [LEFT_OUT, OVER]) {
      for (const marked of article.querySelectorAll(`.${name}`)) marked.classList.remove(name);
    }
  });
}

/**
 * Of several, each once: what stands in another of them comes with that, and a cell in its row, since
 * cells of other columns would slide below its name.
 * @param {Element[]} items
 */
function onceEach(items) {
  if (items.length < 2) return items;
  const whole = [...new Set(items.map((item) => item.closest("tr") ?? item))];
  const isWithin = (/** @type {Element} */ item, /** @type {Element} */ other) =>
    other !== item && partsOf(other).some((part) => part.contains(item));
  return whole.filter((item) => !whole.some((other) => isWithin(item, other)));
}

/**
 * Leave out all that stands beside the items, but for what they cannot do without: the page's title,
 * the headings over them, the names of a table's columns, the notes that they have marks of.
 * @param {Element[]} items
 * @param {Element} article
 */
function leaveOutBeside(items, article) {
  const kept = new Set(items.flatMap(partsOf));
  const around = new Set([article]);
  for (const item of items) {
    for (const over of headingsOver(item, article)) {
      if (over.tagName !== "H1" && !kept.has(over)) over.classList.add(OVER);
      kept.add(over);
    }
    for (let at = item.parentElement; at && at !== article; at = at.parentElement) around.add(at);
  }
  for (const place of around) {
    for (const beside of place.children) {
      const isKept = kept.has(beside) || around.has(beside) || beside.matches(`h1, thead, th, ${NOTES}`);
      if (!isKept) beside.classList.add(LEFT_OUT);
    }
  }
  for (const more of article.querySelectorAll(MORE_OF_COLUMNS)) more.classList.add(LEFT_OUT);
  for (const item of items) leaveOutColumns(item);
  leaveOutNotes(items, article);
}

/** Leave out the notes below a table that nothing of what is left has a mark of. @param {Element[]} items @param {Element} article */
function leaveOutNotes(items, article) {
  for (const note of article.querySelectorAll(`${NOTES} > *`)) {
    const marks = [...article.querySelectorAll(`[href="#${note.id}"]`)];
    const isMarked = note.id !== "" && marks.some((mark) => !mark.closest(`.${LEFT_OUT}`));
    if (!items.includes(note) && !isMarked) note.classList.add(LEFT_OUT);
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

/**
 * Lines to write on below each competency of an item, or else below the item; and what it ends with.
 * @param {Element} item
 * @param {Translate} t
 * @param {DrawQr | null} draw
 * @returns {Element[]} to be taken away again
 */
function addEnd(item, t, draw) {
  const parts = partsOf(item);
  const competencies = parts.filter((part) => part.matches(".chb-competency"));
  const rooms = competencies.map((competency) => {
    const room = roomOf(t);
    competency.append(room);
    return room;
  });
  const hasOwn = rooms.length > 0 || parts.some((part) => part.matches(WITHOUT_ROOM));
  return [...rooms, endWith(item, [...(hasOwn ? [] : [roomOf(t)]), footOf(item, t, draw)])];
}

/** @param {Translate} t */
function roomOf(t) {
  const lines = Array.from({ length: LINES }, () => make("div", { class: "chb-handout-line" }));
  return make("div", { class: "chb-handout-room" }, make("p", {}, t("present.notes")), ...lines);
}

/** @param {Element} item @param {Translate} t @param {DrawQr | null} draw */
function footOf(item, t, draw) {
  const address = addressOf(item.id);
  const foot = make("div", { class: "chb-handout-foot" });
  if (address && draw) foot.append(draw(address, t("present.code")));
  const sources = citesOf(item).join("; ");
  if (sources) foot.append(make("p", {}, `${t("present.sources")} ${sources}`));
  if (address) foot.append(make("p", {}, t("present.printed", { address })));
  return foot;
}

/** The places in sources that an item restates, without what they begin with there. @param {Element} item */
function citesOf(item) {
  const marks = partsOf(item).flatMap((part) => [...part.querySelectorAll(".chb-cite")]);
  return [...new Set(marks.map(({ textContent }) => textContent?.replace(/: [“"«].*/s, "").trim() ?? ""))];
}

/** Put something at the end of an item. @param {Element} item @param {Element[]} inside */
function endWith(item, inside) {
  const row = item.closest("tr");
  if (row) {
    const cell = make("td", { colspan: String(row.cells.length) }, ...inside);
    const end = make("tr", { class: "chb-handout-end" }, cell);
    partsOf(row).slice(-1)[0]?.after(end);
    return end;
  }
  const end = make("div", { class: "chb-handout-end" }, ...inside);
  if (rankOf(item) === 0) item.append(end);
  else partsOf(item).slice(-1)[0]?.after(end);
  return end;
}
