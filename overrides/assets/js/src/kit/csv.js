/** Tables as separated values (RFC 4180) that spreadsheets open as what they are. Pure. */

/** @typedef {"," | ";"} Separator */

/** Tells Excel that the file is UTF-8. */
const MARK = "\ufeff";
/** What a spreadsheet would run as a formula, also after spaces that it trims. */
const SIGN = "[=+\\-@＝＋－＠]";
const RUNS = new RegExp(`^\\s*(?:${SIGN}|[\\t\\r])`, "u");
/** Where a cell begins if the file is cut by the other separator, which minds no quotes within one. */
const CUT_OTHERWISE = {
  ",": new RegExp(`[;\\t\\r\\n](?=[\\s"]*${SIGN}|[\\t\\r])`, "gu"),
  ";": new RegExp(`[,\\t\\r\\n](?=[\\s"]*${SIGN}|[\\t\\r])`, "gu"),
};
const NEEDS_QUOTES = /[",;\t\r\n]/;

/**
 * @param {readonly (readonly string[])[]} rows  the first is the heading
 * @param {Separator} [separator]
 */
export const csvOf = (rows, separator = ",") =>
  MARK + rows.map((row) => `${row.map((text) => cellOf(text, separator)).join(separator)}\r\n`).join("");

/**
 * A cell's text as it stands in the file. A ' goes before what a spreadsheet would run, by whichever
 * separator it cuts.
 * @param {string} text
 * @param {Separator} [separator]
 */
export function cellOf(text, separator = ",") {
  const within = text.replace(CUT_OTHERWISE[separator], "$&'");
  const safe = RUNS.test(text) ? `'${within}` : within;
  return NEEDS_QUOTES.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * Excel cuts by semicolons where numbers are written with a comma.
 * @param {readonly string[]} languages  of the reader; none or nonsense: the browser's
 * @returns {Separator}
 */
export const separatorFor = (languages) => (numbersIn(languages).format(0.5).includes(",") ? ";" : ",");

/** WebKitGTK calls the reader's language "C" where the system has none, which `Intl` refuses. */
function numbersIn(/** @type {readonly string[]} */ languages) {
  try {
    return new Intl.NumberFormat([...languages]);
  } catch {
    return new Intl.NumberFormat();
  }
}
