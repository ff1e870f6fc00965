/** The part of a text that shows why it was found. Pure. */

/** About three lines of a list of results on a phone, in characters. */
const LONGEST = 160;
/** How far before the first word it may begin. */
const BEFORE = 60;

/**
 * @typedef {{text: string, found: boolean}} Piece
 * @typedef {import("./words.js").Words} Words
 */

/**
 * The line with most of the words, cut to what shows them; the first line where none has any, and
 * nothing of a text without lines.
 * @param {string} text  of several lines
 * @param {Set<string>} stems  of the words that were found
 * @param {Words} words
 * @returns {Piece[]}
 */
export function excerptOf(text, stems, words) {
  const lines = text.split("\n").map((line) => ({ line, spans: spansIn(line, stems, words) }));
  const best = lines.reduce((best, it) => (distinct(it) > distinct(best) ? it : best));
  const { line, start } = cut(best.line, best.spans[0]?.start ?? 0);
  const end = line.length + start;
  const spans = best.spans
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start }));
  const pieces = piecesOf(line, spans);
  if (start > 0) pieces.unshift({ text: "… ", found: false });
  if (end < best.line.length) pieces.push({ text: " …", found: false });
  return pieces;
}

/**
 * A text in pieces, those that were found apart.
 * @param {string} text
 * @param {Set<string>} stems
 * @param {Words} words
 * @returns {Piece[]}
 */
export const marked = (text, stems, words) => piecesOf(text, spansIn(text, stems, words));

/**
 * Where the words stand in a text.
 * @param {string} text
 * @param {Set<string>} stems
 * @param {Words} words
 */
export const spansIn = (text, stems, words) =>
  words
    .spans(text)
    .map((span) => ({ ...span, stem: words.stem(span.word) }))
    .filter(({ stem }) => stems.has(stem));

/** @param {{spans: {stem: string}[]}} line */
const distinct = ({ spans }) => new Set(spans.map(({ stem }) => stem)).size;

/** What of a line is shown, and where it begins there. @param {string} line @param {number} first */
function cut(line, first) {
  if (line.length <= LONGEST) return { line, start: 0 };
  const start = first > BEFORE ? line.indexOf(" ", first - BEFORE) + 1 : 0;
  const rest = line.slice(start, start + LONGEST);
  const whole = start + rest.length === line.length ? rest.length : rest.lastIndexOf(" ");
  return { line: rest.slice(0, whole > 0 ? whole : rest.length), start };
}

/** @param {string} text @param {{start: number, end: number}[]} spans @returns {Piece[]} */
function piecesOf(text, spans) {
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start > done) pieces.push({ text: text.slice(done, start), found: false });
    pieces.push({ text: text.slice(start, end), found: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false });
  return pieces;
}
