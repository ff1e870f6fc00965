import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, codesMatch } from "#src/search/codes.js";

/** @param {string} typed @param {...string} codes */
const match = (typed, ...codes) => codesMatch(codeOf(typed), codes.map(codeOf));

test("a code is found however much of its source's name is typed", () => {
  for (const typed of ["2.02", "PA-MS 2.02", "pa ms 2.02", "COA PA-MS 2.02"]) {
    assert.ok(match(typed, "2.02", "COA PA-MS 2.02 Example") > 0, typed);
  }
  assert.ok(match("ACSA Table Common R1", "Common R1") === 0, "a place without a number is only itself");
  assert.ok(match("Common R1", "ACSA Table Common R1") > 0);
});

test("what has a code comes before what cites it, and the very code before a longer one", () => {
  assert.ok(match("3.1", "3.1", "A 3.1") > match("3.1", "9.9", "A 3.1"));
  assert.ok(match("A 3.1", "A 3.1") > match("3.1", "A 3.1"));
});

test("a part of a number is no code", () => {
  assert.equal(match("2.0", "2.02"), 0);
  assert.equal(match("02", "2.02"), 0);
  assert.equal(match("Tip 3", "3"), 0);
});
