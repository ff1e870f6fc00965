/** A pattern as a table for spreadsheets, and as a picture. They say what the page says, and no more. Pure. */

import { csvOf } from "../kit/csv.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { ToldItem } from "./pattern-words.js" */

/**
 * A line for each level, or one where there are no numbers.
 * @param {ToldItem[]} items
 * @param {Translate} t
 * @param {import("../kit/csv.js").Separator} [separator]
 */
export function patternCsv(items, t, separator) {
  const head = [t("room_pattern.asked"), "", t("room_pattern.level"), t("room_pattern.answers")];
  const rows = items.flatMap(({ title, told, moves }) => [
    ...told.flatMap(({ when, words, lines }) =>
      words ? [[title, when, "", words]] : lines.map((line) => [title, when, line.level, line.words]),
    ),
    ...(moves ? [[title, t("room_pattern.moves"), "", moves]] : []),
  ]);
  return csvOf([head, ...rows], separator);
}

const WIDTH = 800;
const LINE = 30;
const BAR = { from: 330, length: 330 };

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\ufffd]/g, "");

/** @param {ToldItem[]} items @param {string} title  of all @returns {string} an SVG file */
export function patternSvg(items, title) {
  /** @type {string[]} */
  const drawn = [];
  let y = 44;
  const text = (/** @type {string} */ words, x = 24, style = "") =>
    drawn.push(`<text x="${x}" y="${y}"${style}>${escaped(words)}</text>`);
  text(title, 24, ' font-size="24" font-weight="700"');
  for (const item of items) {
    y += LINE + 14;
    text(item.title, 24, ' font-weight="700"');
    for (const { when, words, lines } of item.told) {
      if (when || words) {
        y += LINE;
        text([when, words].filter(Boolean).join(": "));
      }
      for (const line of lines) {
        y += LINE;
        text(line.level);
        drawn.push(bar(line.most, y, "#b9d8d4"), bar(line.least, y, "#0b5d57"));
        text(line.words, BAR.from + BAR.length + 16);
      }
    }
    if (item.moves) {
      y += LINE;
      text(item.moves);
    }
  }
  const size = `width="${WIDTH}" height="${y + 30}" viewBox="0 0 ${WIDTH} ${y + 30}"`;
  const ground = `<rect width="100%" height="100%" fill="#fff"/>`;
  const font = `font-family="Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif" font-size="18" fill="#1d2327"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}<g ${font}>${drawn.join("")}</g></svg>\n`;
}

/** @param {number} part @param {number} y @param {string} fill */
const bar = (part, y, fill) =>
  `<rect x="${BAR.from}" y="${y - 15}" width="${Math.round(part * BAR.length)}" height="18" fill="${fill}"/>`;
