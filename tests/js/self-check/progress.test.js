import assert from "node:assert/strict";
import { test } from "node:test";
import { progressMessage } from "#src/self-check/progress.js";

test("the words say none, some or all", () => {
  assert.equal(progressMessage({ answered: 0, count: 3 }), "self_check.progress_none");
  assert.equal(progressMessage({ answered: 1, count: 3 }), "self_check.progress");
  assert.equal(progressMessage({ answered: 3, count: 3 }), "self_check.progress_all");
  assert.equal(progressMessage({ answered: 0, count: 0 }), "self_check.progress_none");
});
