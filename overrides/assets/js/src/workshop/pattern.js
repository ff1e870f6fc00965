/**
 * The pattern of a room: how answers spread over the levels, and no more than gives nobody away. Pure.
 *
 * Who looks at it may know how many answered, and subtract. So a level with one or two answers is
 * never told so closely that the rest, taken from the whole, leaves one number for it alone.
 */

/**
 * @typedef {{least: number, most: number}} Cell  how many, from and to; the same where it is told
 *
 * @typedef {{form: "few"} | {form: "lean", lean: Lean} | {form: "counts", cells: Cell[]}} Spread
 * @typedef {"lower" | "split" | "higher"} Lean
 *
 * @typedef {{form: "few"} | {form: "withheld"} | {form: "counts", down: number, same: number, up: number}} Moves
 */

/** Below it nothing is shown. */
export const SOME = 5;
/** From here on numbers are shown; below it, which way most lean. */
export const MANY = 10;
/** So few on a level could be one person and a neighbor. */
export const SMALL = 2;

/**
 * @param {number[]} counts  of answers at each level, the lowest first
 * @returns {Spread}
 */
export function spreadOf(counts) {
  const all = sum(counts);
  if (all < SOME) return { form: "few" };
  const cells = all < MANY ? null : cellsOf(counts);
  return cells ? { form: "counts", cells } : { form: "lean", lean: leanOf(counts) };
}

/** Two thirds make most; the middle level of an odd number of them is neither. @param {number[]} counts @returns {Lean} */
function leanOf(counts) {
  const half = Math.floor(counts.length / 2);
  const isMost = (/** @type {number[]} */ some) => sum(some) * 3 >= sum(counts) * 2;
  if (isMost(counts.slice(0, half))) return "lower";
  return isMost(counts.slice(counts.length - half)) ? "higher" : "split";
}

/**
 * Where the small counts are all ones or all twos, their sum would tell it: the count beside them is
 * then a range as wide as the doubt. Which one is a range hangs on where small ones stand, not on
 * how large any is, since that would tell, too.
 * @param {number[]} counts
 * @returns {Cell[] | null} null where no range keeps the doubt
 */
function cellsOf(counts) {
  const small = counts.filter(isSmall);
  const cells = counts.map((count) => (isSmall(count) ? { least: 1, most: SMALL } : exactly(count)));
  const isTold = sum(small) === small.length || sum(small) === SMALL * small.length;
  if (small.length === 0 || !isTold) return cells;
  const at = nearestLarge(counts, counts.findIndex(isSmall));
  const together = sum(small) + (counts[at] ?? 0);
  const range = { least: together - SMALL * small.length, most: together - small.length };
  if (at < 0 || range.least <= SMALL) return null;
  return cells.map((cell, place) => (place === at ? range : cell));
}

/** The place of the large count nearest to a place, the higher of two; -1 where none is large. @param {number[]} counts @param {number} from */
function nearestLarge(counts, from) {
  const large = counts.flatMap((count, place) => (count > SMALL ? [place] : []));
  const distance = (/** @type {number} */ place) => Math.abs(place - from);
  return large.reduce((best, place) => (best < 0 || distance(place) <= distance(best) ? place : best), -1);
}

/**
 * How many moved, told only where every number here and of both spreads is told: each of the three
 * would narrow the others.
 * @param {[down: number, same: number, up: number]} counts
 * @param {Spread[]} spreads  then and now
 * @returns {Moves}
 */
export function movesOf([down, same, up], spreads) {
  if (down + same + up < MANY) return { form: "few" };
  const isOpen = spreads.every((spread) => spread.form === "counts" && spread.cells.every(isExact));
  if (!isOpen || [down, same, up].some(isSmall)) return { form: "withheld" };
  return { form: "counts", down, same, up };
}

/** @param {number} count @returns {Cell} */
const exactly = (count) => ({ least: count, most: count });

/** @param {Cell} cell */
export const isExact = ({ least, most }) => least === most;

/** @param {number} count */
const isSmall = (count) => count > 0 && count <= SMALL;

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
