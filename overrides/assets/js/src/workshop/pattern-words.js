/** What a pattern says, in words: the same on the page, in a picture and in a table. Pure. */

import { isExact, MANY } from "./pattern.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Cell, Moves, Spread } from "./pattern.js" */
/** @import { ItemPattern } from "./tally.js" */

/**
 * @typedef {object} Line  of one level
 * @property {string} level
 * @property {string} words
 * @property {number} least  how long its bar is, in parts of the longest
 * @property {number} most
 *
 * @typedef {object} Told  one spread of an item
 * @property {string} when  "" where it was asked once
 * @property {string} words  in the place of lines; else ""
 * @property {Line[]} lines
 *
 * @typedef {{title: string, told: Told[], moves: string}} ToldItem
 */

/** @param {Cell} cell @param {Translate} t */
function cellWords({ least, most }, t) {
  if (most === 0) return t("room_pattern.none_at");
  return isExact({ least, most })
    ? t("room_pattern.exact", { least })
    : t("room_pattern.range", { least, most });
}

/** @param {string} when @param {Spread} spread @param {string[]} levels @param {Translate} t @returns {Told} */
function toldOf(when, spread, levels, t) {
  if (spread.form === "few") return { when, words: t("room_pattern.few", { count: 5 }), lines: [] };
  if (spread.form === "lean") return { when, words: t(`room_pattern.lean_${spread.lean}`), lines: [] };
  const longest = Math.max(1, ...spread.cells.map(({ most }) => most));
  const lines = spread.cells.map((cell, at) => ({
    level: levels[at] ?? "",
    words: cellWords(cell, t),
    least: cell.least / longest,
    most: cell.most / longest,
  }));
  return { when, words: "", lines };
}

/** @param {Moves | undefined} moves @param {Translate} t */
function movesWords(moves, t) {
  if (!moves) return "";
  if (moves.form === "few") return t("room_pattern.moves_few", { count: MANY });
  if (moves.form !== "counts") return t("room_pattern.moves_withheld");
  const { up, same, down } = moves;
  return t("room_pattern.moves_counts", { up, same, down });
}

/**
 * @param {ItemPattern} pattern
 * @param {string} title
 * @param {string[]} levels  their names, the lowest first
 * @param {Translate} t
 * @returns {ToldItem}
 */
export function tellItem({ now, then, moves }, title, levels, t) {
  const before = then ? [toldOf(t("room_pattern.then"), then, levels, t)] : [];
  const told = [...before, toldOf(then ? t("room_pattern.now") : "", now, levels, t)];
  return { title, told, moves: movesWords(moves, t) };
}
