/**
 * The tally of a room, in memory alone: prepared, collecting, closed, thrown away, in this order.
 *
 * While it collects, it tells how many; once it is closed, the pattern, and nothing goes in any more.
 * It keeps sums for each item, never one person's row. Pure.
 */

import { movesOf, spreadOf, sum } from "./pattern.js";
import { codeIn, readCode } from "./short-codes.js";

/** @import { Asked } from "./asked.js" */
/** @import { Moves, Spread } from "./pattern.js" */
/**
 * @typedef {"preparing" | "collecting" | "closed" | "thrown"} State
 * @typedef {"hands" | "codes"} Door  hands and dots are counted for an item; a code is of one person
 * @typedef {"counted" | "duplicate" | "foreign" | "malformed" | "late"} Outcome  late: it does not collect
 * @typedef {{id: string, now: Spread, then?: Spread, moves?: Moves}} ItemPattern
 */

const MOST_HANDS = 999;

export class Tally {
  /** @param {Asked} asked */
  constructor(asked) {
    this.asked = asked;
    /** @type {State} */
    this.state = "preparing";
    /** @type {Door} */
    this.door = "codes";
    /** @type {Set<string>} what was taken already; gone once it is closed */
    this.codes = new Set();
    this.sums = asked.items.map(({ levels }) => ({
      then: levels.map(() => 0),
      now: levels.map(() => 0),
      moves: /** @type {[number, number, number]} */ ([0, 0, 0]),
    }));
    /** @type {[counts: number[], level: number, hands: number][]} */
    this.hands = [];
    /** How many codes were counted. */
    this.count = 0;
  }

  /** @param {Door} door */
  open(door) {
    if (this.state !== "preparing") return;
    this.door = door;
    this.state = "collecting";
  }

  /** @param {string} text @returns {Outcome} */
  takeCode(text) {
    if (this.state !== "collecting" || this.door !== "codes") return "late";
    const reading = readCode(this.asked, text);
    if ("fault" in reading) return reading.fault;
    if (this.codes.has(codeIn(text))) return "duplicate";
    this.codes.add(codeIn(text));
    this.count++;
    for (const at of this.asked.items.keys()) this.add(at, reading.choices);
    return "counted";
  }

  /** @private @param {number} at @param {number[]} choices */
  add(at, choices) {
    const sums = this.sums[at];
    if (!sums) return;
    if (!this.asked.thenAndNow) return void step(sums.now, choices[at] ?? 0);
    const [then = 0, now = 0] = choices.slice(2 * at);
    // Who chose only one of the two would make two rooms of one.
    if (then === 0 || now === 0) return;
    step(sums.then, then);
    step(sums.now, now);
    step(sums.moves, 2 + Math.sign(now - then));
  }

  /**
   * @param {number} at  the item's place
   * @param {"then" | "now"} when
   * @param {number} level  from 1
   * @param {number} hands
   * @returns {Outcome}
   */
  takeHands(at, when, level, hands) {
    if (this.state !== "collecting" || this.door !== "hands") return "late";
    const counts = this.sums[at]?.[when];
    const isLevel = counts !== undefined && Number.isInteger(level) && level >= 1 && level <= counts.length;
    if (!isLevel || !Number.isInteger(hands) || hands < 1 || hands > MOST_HANDS) return "malformed";
    counts[level - 1] = (counts[level - 1] ?? 0) + hands;
    this.hands.push([counts, level, hands]);
    return "counted";
  }

  /** Undo the last count of hands. @returns {boolean} whether there was one */
  takeBack() {
    const last = this.state === "collecting" ? this.hands.pop() : undefined;
    if (!last) return false;
    const [counts, level, hands] = last;
    counts[level - 1] = (counts[level - 1] ?? 0) - hands;
    return true;
  }

  /** How many hands were counted for an item. @param {number} at @param {"then" | "now"} when */
  handsAt(at, when) {
    return this.state === "collecting" && this.door === "hands" ? sum(this.sums[at]?.[when] ?? []) : 0;
  }

  close() {
    if (this.state !== "collecting") return;
    this.state = "closed";
    this.codes.clear();
    this.hands = [];
  }

  /** Whatever it was, nothing of it is left. */
  throwAway() {
    this.state = "thrown";
    this.codes.clear();
    this.hands = [];
    this.sums = [];
    this.count = 0;
  }

  /** What may be seen of each item; nothing before it is closed. @returns {ItemPattern[]} */
  pattern() {
    if (this.state !== "closed") return [];
    const { thenAndNow, items } = this.asked;
    return items.map(({ id }, at) => {
      const sums = this.sums[at] ?? { then: [], now: [], moves: [0, 0, 0] };
      const now = spreadOf(sums.now);
      if (!thenAndNow) return { id, now };
      const then = spreadOf(sums.then);
      // Of hands nobody knows whose they were before.
      const moves = this.door === "codes" ? { moves: movesOf(sums.moves, [then, now]) } : {};
      return { id, now, then, ...moves };
    });
  }
}

/** One more at a level, from 1; 0 is none. @param {number[]} counts @param {number} level */
function step(counts, level) {
  if (level > 0) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
}
