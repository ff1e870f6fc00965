import assert from "node:assert/strict";
import { test } from "node:test";
import { inSlices } from "#src/kit/steps.js";

/** Steps that each take as many milliseconds by the clock. @param {number} count @param {number} ms */
function* slow(count, ms) {
  for (let step = 0; step < count; step++) {
    const began = performance.now();
    while (performance.now() - began < ms);
    yield;
  }
  return count;
}

test("steps come to what their last one says", async () => {
  assert.equal(await inSlices(slow(0, 0)), 0);
  assert.equal(await inSlices(slow(30, 1)), 30);
});

test("other work is done between slow steps", async () => {
  let others = 0;
  const other = setInterval(() => (others += 1));
  await inSlices(slow(10, 7));
  clearInterval(other);
  assert.ok(others > 1);
});

test("what is no longer wanted ends early, and begins not at all", async () => {
  let wanted = true;
  setTimeout(() => (wanted = false));
  assert.equal(await inSlices(slow(1000, 7), () => wanted), undefined);
  assert.equal(await inSlices(slow(1, 0), () => false), undefined);
});
