/** Units as a screen shows them: groups with their headings, lists as lists, and the sources below. */

import { make } from "../kit/make.js";

/** @import { Unit } from "./layout.js" */

/**
 * @param {Unit[]} units
 * @param {string} source  what stands before the sources
 * @returns {DocumentFragment}
 */
export function draw(units, source) {
  const drawn = document.createDocumentFragment();
  let at = 0;
  while (at < units.length) {
    const first = /** @type {Unit} */ (units[at]);
    let end = at + 1;
    while (end < units.length && together(first, /** @type {Unit} */ (units[end]))) end++;
    drawn.append(section(first, units.slice(at, end)));
    at = end;
  }
  const cites = [...new Set(units.flatMap((unit) => unit.cites))];
  if (cites.length)
    drawn.append(make("p", { class: "chb-present-sources" }, `${source} ${cites.join("; ")}`));
  return drawn;
}

/** @param {Unit} one @param {Unit} other */
const together = (one, other) =>
  one.group === other.group && one.label === other.label && one.size === other.size;

/** @param {Unit} first @param {Unit[]} units */
function section(first, units) {
  const made = make("div", { class: `chb-present-${first.size}` });
  if (first.label)
    made.append(make("h3", {}, ...[...first.label.childNodes].map((node) => node.cloneNode(true))));
  if (first.body.tagName !== "LI") {
    made.append(...units.map(({ body }) => body));
    return made;
  }
  const list = make(first.number ? "ol" : "ul", first.number ? { start: String(first.number) } : {});
  list.append(...units.map(({ body }) => body));
  made.append(list);
  return made;
}
