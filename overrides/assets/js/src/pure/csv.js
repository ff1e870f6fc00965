/** Tables as comma-separated values (RFC 4180) that spreadsheets open as what they are. Pure. */

/** Tells Excel that the file is UTF-8. */
const MARK = "\ufeff";
/** What a spreadsheet would run as a formula, also after spaces that it trims. */
const RUNS = /^\s*[=+\-@\t\r＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]/;

/** @param {readonly (readonly string[])[]} rows  the first is the heading */
export const csvOf = (rows) => MARK + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");

/** A cell's text as it stands in the file; one that a spreadsheet would run gets a ' in front. */
export function cellOf(/** @type {string} */ text) {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}
