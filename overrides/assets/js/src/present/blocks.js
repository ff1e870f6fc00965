/**
 * What is said of an item, block by block, without what a page has beside it: links, folds, checks.
 * All is copied; the page stays as it is.
 */

import { make } from "../kit/make.js";

/** @import { Unit } from "./layout.js" */

/** What is there for readers of the page alone. */
const LEFT_OUT = [
  "a.chb-only-link, button, form, input, select, textarea, template, script, nav, chb-rating, [hidden]",
  ".chb-close, .chb-beside, .chb-link, .chb-foot, .chb-see, .chb-eyebrow, .chb-outline, .chb-key, .chb-facts",
  ".chb-sources, .chb-sources-fold, .chb-notes-fold, .chb-print-only, .chb-actions, .chb-doors, .chb-scenes",
  // What a trainer alone is told.
  ".chb-backstage, .chb-say, .chb-do, .chb-do + .chb-points",
  ".chb-cell-foot, .chb-attribution, .chb-part-cites, .chb-decision-answers, .chb-stairs, .chb-map",
].join();
const WHOLE = "p, blockquote, figure, table, pre, svg, img, hr";
const LABELS = ".chb-label, h2, h3, h4, h5, h6";
/** What frames the statement or supports it, and is told in smaller letters. */
const MORE = ".chb-note, .chb-evidence, .chb-levels, details, .chb-official, .chb-about, table, figure";
/** Lists whose entries come one by one. */
const SINGLE = ".chb-indicators, .chb-points";

/**
 * The units of an item's elements, in the page's order.
 * @param {Element[]} parts
 * @returns {Unit[]}
 */
export function unitsOf(parts) {
  const collector = new Collector();
  for (const part of parts) collector.take(part);
  return collector.units;
}

/** A unit of one block. @param {Element} block @param {Partial<Unit>} [more] @returns {Unit} */
export function unitOf(block, more = {}) {
  const cites = [...block.querySelectorAll(".chb-cite")].map(({ textContent }) => textContent?.trim() ?? "");
  return {
    body: copyOf(block),
    label: null,
    group: 0,
    size: "main",
    single: false,
    number: 0,
    cites,
    ...more,
  };
}

/** A block without what is for readers of the page: its links are words, its folds open. @param {Element} block */
export function copyOf(block) {
  const copy = /** @type {HTMLElement} */ (block.cloneNode(true));
  for (const left of copy.querySelectorAll(LEFT_OUT)) left.remove();
  for (const mark of copy.querySelectorAll(".chb-note-mark"))
    mark.replaceWith(make("sup", {}, mark.textContent ?? ""));
  for (const fold of copy.querySelectorAll("details")) fold.replaceWith(...openedOf(fold));
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  copy.normalize();
  return copy;
}

/** @param {Element} fold */
function openedOf(fold) {
  const summary = fold.querySelector("summary");
  const words = make("p", { class: "chb-present-label" }, ...(summary?.childNodes ?? []));
  summary?.remove();
  return [words, ...fold.childNodes];
}

class Collector {
  constructor() {
    /** @type {Unit[]} */
    this.units = [];
    this.group = 0;
    /** @type {HTMLElement | null} */
    this.label = null;
  }

  /** @param {Element} element */
  take(element) {
    if (element.matches(LEFT_OUT)) return;
    if (element.matches(`${LABELS}, summary`)) return this.begin(labelOf(element));
    if (element.matches("ul, ol")) return this.takeList(element);
    if (element.matches("dl")) return this.takeTerms(element);
    if (element.matches(WHOLE) || element.childElementCount === 0) return this.add(element, element);
    const apart = element.matches("details, .chb-note, .chb-about");
    if (apart) this.begin(null);
    for (const child of element.children) this.take(child);
    if (apart) this.begin(null);
  }

  /** Begin another group. @param {HTMLElement | null} label */
  begin(label) {
    this.group++;
    this.label = label;
  }

  /** @param {Element} list */
  takeList(list) {
    if (this.label === null && this.units.length > 0) this.begin(null);
    const numbered = list.tagName === "OL" && !list.querySelector(".chb-phase");
    const single = list.matches(SINGLE) && !list.closest(MORE);
    [...list.children].forEach((entry, at) => {
      this.add(entry, list, { single, number: numbered ? at + 1 : 0 });
    });
  }

  /** Of a list of terms: each with what is said of it. @param {Element} list */
  takeTerms(list) {
    let term = "";
    for (const part of list.querySelectorAll("dt, dd")) {
      if (part.tagName === "DT") term = copyOf(part).textContent?.trim() ?? "";
      else this.add(make("p", {}, make("b", {}, term), " ", ...part.cloneNode(true).childNodes), list);
    }
  }

  /** @param {Element} block @param {Element} place  where it stands on the page @param {Partial<Unit>} [more] */
  add(block, place, more = {}) {
    const size = place.closest(MORE) ? "more" : "main";
    const unit = unitOf(block, { label: this.label, group: this.group, size, ...more });
    if (unit.body.textContent?.trim() || unit.body.matches("svg, img")) this.units.push(unit);
  }
}

/** The words of a heading, without what only a listener is told. @param {Element} element */
export function labelOf(element) {
  const words = copyOf(element);
  for (const hidden of words.querySelectorAll(".chb-hidden"))
    if (!hidden.closest(".chb-own")) hidden.remove();
  return words.textContent?.trim() ? words : null;
}
