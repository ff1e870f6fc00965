/** Codes and places in sources: `3.4`, `PA-MS 2.02`, `ASSP A1 Tip 3`. Pure. */

import { fold } from "./words.js";

/**
 * A code as it is compared: words apart, no hyphens, one blank at each side.
 * @param {string} written
 */
export const codeOf = (written) =>
  ` ${fold(written)
    .replace(/[^\p{L}\p{N}.()]+/gu, " ")
    .trim()} `;

/**
 * How well a typed code fits a document: 0 not at all, up to 3 for the very code of its own.
 *
 * One may leave out how the other begins: `2.02`, `PA-MS 2.02` and `COA PA-MS 2.02` are the same.
 * @param {string} typed
 * @param {string[]} codes  the document's own first, where it has one, then what it cites
 */
export function codesMatch(typed, codes) {
  const fits = Math.max(0, ...codes.map((code) => fit(typed, code)));
  const [first = ""] = codes;
  const isOwn = OWN.test(first) && (typed === first || (typed.endsWith(first) && fits > SHORTER));
  return fits && fits + Number(isOwn) + 1 / (1 + codes.length);
}

/** An item's own code names no source. */
const OWN = /^ [\d.()a-z]+ $/;
/** The code of the document is a part of what was typed. */
const SHORTER = 0.4;

/** @param {string} typed @param {string} code */
function fit(typed, code) {
  if (code === typed) return 1;
  if (code.endsWith(typed)) return 0.8;
  return /\d\.\d/.test(code) && typed.endsWith(code) ? SHORTER : 0;
}
