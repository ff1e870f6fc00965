import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeOf } from "#src/workshop/short-codes.js";
import { Tally } from "#src/workshop/tally.js";
import { asked } from "./rooms.js";

const ROOM = asked({ count: 2, levels: 4 });
const PAIRS = asked({ count: 1, levels: 4, thenAndNow: true });
const codesOf = (room, all) => all.map((choices, slip) => codeOf(room, choices, slip));
const many = (count, choices) => Array.from({ length: count }, () => choices);

/** A tally that took codes, closed or not. */
function taken(room, all) {
  const tally = new Tally(room);
  tally.open("codes");
  for (const code of codesOf(room, all)) assert.equal(tally.takeCode(code), "counted");
  return tally;
}

function closed(room, all) {
  const tally = taken(room, all);
  tally.close();
  return tally;
}

describe("a tally", () => {
  test("takes nothing before it collects, and nothing once it is closed", () => {
    const tally = new Tally(ROOM);
    const [code, other] = codesOf(ROOM, many(2, [1, 2]));
    assert.equal(tally.takeCode(code), "late");
    tally.open("codes");
    assert.equal(tally.takeCode(code), "counted");
    tally.close();
    assert.equal(tally.takeCode(other), "late");
    tally.open("codes");
    assert.equal(tally.state, "closed");
    assert.equal(tally.takeCode(other), "late");
    tally.throwAway();
    tally.open("codes");
    assert.deepEqual([tally.state, tally.takeCode(other), tally.pattern()], ["thrown", "late", []]);
  });

  test("tells only how many while it collects", () => {
    const tally = taken(ROOM, many(12, [1, 4]));
    assert.deepEqual([tally.count, tally.pattern()], [12, []]);
  });

  test("names what it leaves out, and counts none of it", () => {
    const tally = taken(ROOM, many(3, [1, 4]));
    const [code] = codesOf(ROOM, [[1, 4]]);
    const foreign = codeOf({ ...ROOM, token: "other" }, [1, 4], 0);
    const outcomes = [code, code.toLowerCase(), foreign, "hello", ""].map((text) => tally.takeCode(text));
    assert.deepEqual(outcomes, ["duplicate", "duplicate", "foreign", "malformed", "malformed"]);
    assert.equal(tally.count, 3);
  });

  test("keeps sums and no row: closed, it holds no code, and no order in which they came", () => {
    const all = [...many(6, [1, 4]), ...many(6, [4, 1])];
    const [one, other] = [closed(ROOM, all), closed(ROOM, all.reverse())];
    assert.deepEqual(one, other);
    assert.equal(one.codes.size, 0);
    assert.equal(JSON.stringify(one).includes(codesOf(ROOM, all)[0]), false);
  });

  test("holds nothing once it is thrown away", () => {
    const tally = closed(ROOM, many(12, [1, 4]));
    tally.throwAway();
    assert.deepEqual([tally.sums, tally.count, tally.codes.size, tally.hands], [[], 0, 0, []]);
  });

  test("shows sums of each item, never two items of one person together", () => {
    // Who is low in one thing is high in the other, or is not: the pattern is the same.
    const linked = [...many(5, [1, 4]), ...many(5, [4, 1])];
    const crossed = [...many(5, [1, 1]), ...many(5, [4, 4])];
    assert.deepEqual(closed(ROOM, linked).pattern(), closed(ROOM, crossed).pattern());
  });
});

describe("who tries to learn what one person said", () => {
  test("sees nothing of four, and of one code more only which way five lean", () => {
    const four = many(4, [1, 1]);
    assert.deepEqual(closed(ROOM, four).pattern()[0].now, { form: "few" });
    const leans = [1, 2, 3, 4].map((last) => closed(ROOM, [...four, [last, 1]]).pattern()[0].now);
    for (const now of leans) assert.deepEqual(now, { form: "lean", lean: "lower" });
  });

  test("cannot add a code to a pattern that they have seen", () => {
    const tally = closed(ROOM, many(10, [3, 3]));
    const before = JSON.stringify(tally.pattern());
    assert.equal(tally.takeCode(codeOf(ROOM, [1, 1], 99)), "late");
    assert.equal(tally.takeHands(0, "now", 1, 1), "late");
    assert.equal(JSON.stringify(tally.pattern()), before);
  });

  test("cannot put one session's codes into another's", () => {
    const next = new Tally({ ...ROOM, token: "next" });
    next.open("codes");
    const outcomes = codesOf(ROOM, many(20, [3, 3])).map((code) => next.takeCode(code));
    assert.deepEqual(new Set(outcomes), new Set(["foreign"]));
  });

  test("learns from how many there are no more than the pattern tells", () => {
    const [one, two] = [1, 2].map((small) =>
      closed(ROOM, [...many(small, [1, 1]), ...many(9 - small, [2, 2]), ...many(5, [4, 4])]),
    );
    assert.equal(one.count, two.count);
    assert.deepEqual(one.pattern(), two.pattern());
  });

  test("cannot tell from then and now who moved, where few did", () => {
    const all = [...many(11, [2, 2]), [2, 3]];
    const [{ then, now, moves }] = closed(PAIRS, all).pattern();
    assert.equal(moves.form, "withheld");
    assert.deepEqual(then.cells[1], { least: 12, most: 12 });
    assert.deepEqual(now.cells.slice(1, 3), [
      { least: 10, most: 11 },
      { least: 1, most: 2 },
    ]);
  });

  test("who chose only then or only now is in neither", () => {
    const half = [...many(10, [1, 3]), ...many(3, [1, 0]), ...many(3, [0, 3])];
    const whole = many(10, [1, 3]);
    assert.deepEqual(closed(PAIRS, half).pattern(), closed(PAIRS, whole).pattern());
    assert.deepEqual(closed(PAIRS, whole).pattern()[0].moves, { form: "counts", down: 0, same: 0, up: 10 });
  });
});

describe("hands and dots", () => {
  test("are counted item by item, and the last count can be taken back", () => {
    const tally = new Tally(ROOM);
    tally.open("hands");
    assert.equal(tally.takeHands(0, "now", 2, 7), "counted");
    assert.equal(tally.takeHands(0, "now", 4, 4), "counted");
    assert.equal(tally.takeHands(0, "now", 4, 9), "counted");
    assert.equal(tally.takeBack(), true);
    assert.equal(tally.handsAt(0, "now"), 11);
    assert.deepEqual(tally.pattern(), []);
    tally.close();
    const [first, second] = tally.pattern();
    assert.deepEqual(
      first.now.cells.map(({ least }) => least),
      [0, 7, 0, 4],
    );
    assert.deepEqual(second.now, { form: "few" });
  });

  test("that cannot be are not, and no code goes in beside them", () => {
    const tally = new Tally(ROOM);
    tally.open("hands");
    const odd = [
      [2, 1, 1],
      [0, 0, 1],
      [0, 5, 1],
      [0, 1, 0],
      [0, 1, 1000],
      [0, 1, 1.5],
      [0, 1, Number.NaN],
    ];
    for (const [at, level, hands] of odd) assert.equal(tally.takeHands(at, "now", level, hands), "malformed");
    assert.equal(tally.takeCode(codeOf(ROOM, [1, 1], 0)), "late");
    assert.equal(tally.takeBack(), false);
  });

  test("of then and now are two spreads, without moves", () => {
    const tally = new Tally(PAIRS);
    tally.open("hands");
    tally.takeHands(0, "then", 1, 10);
    tally.takeHands(0, "now", 3, 10);
    tally.close();
    assert.deepEqual(Object.keys(tally.pattern()[0]), ["id", "now", "then"]);
  });
});
