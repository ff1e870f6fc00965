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
 * How well a typed code fits one of a document's: 0 not at all, up to 3 for the document's own.
 * One may leave out how the other begins: `2.02`, `PA-MS 2.02` and `COA PA-MS 2.02` are the same.
 * @param {string} typed
 * @param {string[]} codes  the document's own first, then what it cites
 */
export function codesMatch(typed, codes) {
  const at = codes.findIndex((code) => code.endsWith(typed) || (/\d\.\d/.test(code) && typed.endsWith(code)));
  if (at < 0) return 0;
  const exact = codes[at] === typed ? 1 : 0.5;
  return exact + (at === 0 ? 1 : 0) + 1 / (1 + codes.length);
}
