/** Short marks of texts, by which it is seen whether they were changed. Pure. */

import { order } from "./values.js";

/**
 * A short mark of some texts: equal marks mean that nothing was changed in between. The order in
 * which they are given does not count.
 * @param {Iterable<[string, string]>} texts
 */
export function markOf(texts) {
  const all = [...texts].sort(([a], [b]) => order(a, b)).map(([name, text]) => JSON.stringify([name, text]));
  return shortMark(all.join("\n"));
}

/** FNV-1a, twice, with the length: for telling texts apart, not for secrets. @param {string} text */
export function shortMark(text) {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let n = 0; n < text.length; n += 1) {
    const unit = text.charCodeAt(n);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + n), 0x01000193);
  }
  return [a >>> 0, b >>> 0, text.length].map((number) => number.toString(36)).join("-");
}
