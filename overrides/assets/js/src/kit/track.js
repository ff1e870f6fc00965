/**
 * A line with a stop for each level of a scale, and marks on it. It only draws: what it says stands
 * beside it in words.
 */

import { make } from "./make.js";

/** @typedef {{place: number, kind: "now" | "then" | "other"}} Mark  its place on the scale, from 0 on; -1 where it has none */

/**
 * @param {number} count  of levels
 * @param {Mark[]} marks
 * @param {string} [join]  how what lies between two marks is drawn
 */
export function track(count, marks, join = "") {
  const placed = marks.filter(({ place }) => place >= 0);
  const places = placed.map(({ place }) => place);
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const stops = Array.from({ length: count }, (_, n) => {
    const here = placed.filter(({ place }) => place === n);
    const stop = make("i", {}, ...here.map(({ kind }) => make("b", { class: `chb-mark--${kind}` })));
    stop.classList.toggle("chb-joins", n >= from && n < to);
    stop.classList.toggle("chb-joined", n > from && n <= to);
    return stop;
  });
  return make("span", { class: `chb-track ${join}`, "aria-hidden": "true" }, ...stops);
}

/** @typedef {{label: string, number?: string}} Level */

/** Whether numbers stand for the levels, whose names are then long. @param {readonly Level[]} levels */
const areNumbered = (levels) => levels.every(({ number }) => number);

/**
 * What stands above the stops.
 * @param {readonly Level[]} levels
 */
export const levelsAbove = (levels) =>
  make(
    "span",
    { class: "chb-track-levels", "aria-hidden": "true" },
    ...levels.map(({ label, number }) => make("span", {}, (areNumbered(levels) && number) || label)),
  );

/**
 * What a mark means, and what a number does.
 * @param {readonly (readonly [Mark["kind"] | "star", string])[]} lines
 * @param {readonly Level[]} levels
 */
export const trackKey = (lines, levels) =>
  make(
    "ul",
    { class: "chb-key", "aria-hidden": "true" },
    ...lines.map(([kind, words]) => make("li", {}, make("b", { class: `chb-mark--${kind}` }), " ", words)),
    ...(areNumbered(levels) ? levels.map(({ label }) => make("li", {}, label)) : []),
  );
