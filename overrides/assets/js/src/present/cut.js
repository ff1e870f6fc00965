/** Cuts a text that is larger than a screen: between sentences where it can, else between words. */

/** @import { Fits, Unit } from "./layout.js" */
/** @typedef {{node: Text, at: number, ends: boolean}} Place  where a text can be cut; `ends`: a sentence */

const GAP = /\s+/g;
const SENTENCE_END = /[.!?;:…]["”’)\]]*$/;
/** A cut between sentences may leave so much of a screen empty. */
const LEAST = 0.4;

/**
 * The part of a unit that fits and the rest; null where not even one word does.
 * @param {Unit} unit
 * @param {Fits} fits
 * @returns {[Unit, Unit] | null}
 */
export function cutUnit(unit, fits) {
  const whole = unit.body;
  const places = placesIn(whole);
  const partAt = (/** @type {number} */ at) => partsAt(unit, /** @type {Place} */ (places[at]));
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits([partAt(middle)[0]])) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return null;
  let last = low - 1;
  while (last > low * LEAST && !places[last]?.ends) last--;
  return partAt(places[last]?.ends ? last : low - 1);
}

/** @param {HTMLElement} body @returns {Place[]} */
function placesIn(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {Place[]} */
  const places = [];
  let before = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    for (const { index, 0: gap } of node.data.matchAll(GAP)) {
      const text = before + node.data.slice(0, index);
      if (text.trim()) places.push({ node, at: index + gap.length, ends: SENTENCE_END.test(text) });
    }
    before += node.data;
  }
  while (places.length && isEnd(body, /** @type {Place} */ (places[places.length - 1]))) places.pop();
  return places;
}

/** Whether nothing stands behind a gap. @param {HTMLElement} body @param {Place} place */
function isEnd(body, { node, at }) {
  const range = document.createRange();
  range.selectNodeContents(body);
  range.setStart(node, at);
  return range.toString().trim() === "";
}

/** @param {Unit} unit @param {Place} place @returns {[Unit, Unit]} */
function partsAt(unit, { node, at, ends }) {
  const range = document.createRange();
  range.selectNodeContents(unit.body);
  range.setEnd(node, at);
  const first = /** @type {HTMLElement} */ (unit.body.cloneNode(false));
  first.append(range.cloneContents());
  range.selectNodeContents(unit.body);
  range.setStart(node, at);
  const rest = /** @type {HTMLElement} */ (unit.body.cloneNode(false));
  rest.append(range.cloneContents());
  if (!ends) {
    first.append("…");
    rest.prepend("…");
  }
  return [
    { ...unit, body: first },
    { ...unit, body: rest },
  ];
}
