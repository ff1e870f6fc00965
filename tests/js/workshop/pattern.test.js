/** Who looks at a pattern, knows how many answered and how it is made, and subtracts. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isExact, movesOf, spreadOf, sum } from "#src/workshop/pattern.js";

/** Every way in which so many answers spread over so many levels. */
function waysOf(answers, levels) {
  if (levels === 1) return [[answers]];
  return Array.from({ length: answers + 1 }, (_, first) =>
    waysOf(answers - first, levels - 1).map((rest) => [first, ...rest]),
  ).flat();
}

const shown = (counts) => spreadOf(counts).cells?.map(({ least, most }) => `${least}-${most}`);

describe("the pattern of an item", () => {
  test("is nothing below five, a leaning below ten, then numbers", () => {
    assert.deepEqual(spreadOf([4, 0, 0]), { form: "few" });
    assert.deepEqual(spreadOf([0, 0, 0]), { form: "few" });
    assert.deepEqual(spreadOf([5, 0, 0]), { form: "lean", lean: "lower" });
    assert.deepEqual(spreadOf([1, 0, 0, 8]), { form: "lean", lean: "higher" });
    assert.deepEqual(spreadOf([4, 0, 0, 5]), { form: "lean", lean: "split" });
    assert.deepEqual(spreadOf([0, 9, 0]), { form: "lean", lean: "split" });
    assert.deepEqual(shown([0, 4, 6]), ["0-0", "4-4", "6-6"]);
  });

  test("tells a small number as one or two, and the number beside it no closer", () => {
    assert.deepEqual(shown([1, 4, 5]), ["1-2", "3-4", "5-5"]);
    assert.deepEqual(shown([2, 3, 5]), ["1-2", "3-4", "5-5"]);
    assert.deepEqual(shown([6, 5, 1]), ["6-6", "4-5", "1-2"]);
    assert.deepEqual(shown([1, 2, 8]), ["1-2", "1-2", "8-8"]);
    assert.deepEqual(shown([1, 1, 8]), ["1-2", "1-2", "6-8"]);
  });

  test("says only where most lean, where no range would keep the doubt", () => {
    assert.deepEqual(spreadOf([1, 3, 8]), { form: "lean", lean: "higher" });
    assert.deepEqual(spreadOf([2, 2, 2, 2, 2]), { form: "lean", lean: "split" });
  });

  for (const levels of [2, 3, 4, 5]) {
    test(`of ${levels} levels gives no small number away, though one knows how many answered`, () => {
      for (let answers = 10; answers <= 15; answers++) {
        /** @type {Map<string, number[][]>} */
        const alike = new Map();
        for (const counts of waysOf(answers, levels)) {
          const { form, cells } = spreadOf(counts);
          if (form !== "counts") continue;
          assert.ok(cells.every(({ least, most }, at) => least <= counts[at] && counts[at] <= most));
          const key = JSON.stringify(cells);
          alike.set(key, [...(alike.get(key) ?? []), counts]);
        }
        for (const [key, group] of alike) {
          JSON.parse(key).forEach(({ least, most }, at) => {
            const possible = new Set(group.map((counts) => counts[at]));
            if (least === 1 && most === 2) assert.deepEqual([...possible].sort(), [1, 2], key);
            if (least === most) assert.ok(least === 0 || least > 2, key);
          });
        }
      }
    });
  }

  test("has no total", () => {
    assert.deepEqual(Object.keys(spreadOf([5, 5, 5])), ["form", "cells"]);
  });
});

describe("how many moved", () => {
  const open = [spreadOf([8, 4, 0]), spreadOf([0, 4, 8])];

  test("is told from ten on, where every number is told", () => {
    assert.deepEqual(movesOf([0, 4, 8], open), { form: "counts", down: 0, same: 4, up: 8 });
    assert.deepEqual(movesOf([0, 4, 5], open), { form: "few" });
  });

  test("is withheld where it has a small number, or a spread beside it has one", () => {
    assert.deepEqual(movesOf([1, 4, 7], open), { form: "withheld" });
    assert.deepEqual(movesOf([0, 4, 8], [open[0], spreadOf([1, 5, 6])]), { form: "withheld" });
    assert.deepEqual(movesOf([0, 4, 8], [spreadOf([1, 3, 8]), open[1]]), { form: "withheld" });
  });

  test("narrows no number of a spread: those beside it are told already", () => {
    for (const then of waysOf(12, 3)) {
      for (const now of waysOf(12, 3)) {
        const spreads = [spreadOf(then), spreadOf(now)];
        if (movesOf([3, 4, 5], spreads).form !== "counts") continue;
        assert.ok(spreads.every(({ cells }) => cells.every(isExact)));
        assert.ok([...then, ...now].every((count) => count === 0 || count > 2));
        assert.equal(sum(then), sum(now));
      }
    }
  });
});
