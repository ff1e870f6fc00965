import assert from "node:assert/strict";
import { test } from "node:test";
import { progressMessage, progressOf } from "../../overrides/assets/js/src/progress.js";

const answer = (state) => ({ v: 1, state, level: null, rev: 1, at: "", seen: null });

test("rated, not sure and does not apply are answers; a removed one and none are not", () => {
  const answers = [answer("rated"), answer("unsure"), answer("na"), answer("none"), null];
  assert.deepEqual(progressOf(answers), { answered: 3, count: 5 });
});

test("all items not applicable are all answered", () => {
  assert.deepEqual(progressOf([answer("na"), answer("na")]), { answered: 2, count: 2 });
});

test("zero answers and zero competencies are counts too, never NaN", () => {
  assert.deepEqual(progressOf([null, null]), { answered: 0, count: 2 });
  assert.deepEqual(progressOf([]), { answered: 0, count: 0 });
});

test("the words say none, some or all", () => {
  assert.equal(progressMessage({ answered: 0, count: 3 }), "self_check.progress_none");
  assert.equal(progressMessage({ answered: 1, count: 3 }), "self_check.progress");
  assert.equal(progressMessage({ answered: 3, count: 3 }), "self_check.progress_all");
});
