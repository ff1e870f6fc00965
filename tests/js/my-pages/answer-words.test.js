import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonWords } from "#src/my-pages/answer-words.js";

const t = (/** @type {string} */ key) => key;

const standing = (/** @type {object} */ answer) =>
  /** @type {any} */ ({ answer, framework: { scale: { levels: [] } } });

test("how much something matters is said where it is some or much", () => {
  const said = (/** @type {string | undefined} */ matters) =>
    reasonWords(standing({ state: "unsure", level: null, matters }), t);
  assert.equal(said("some"), "my_progress.because_unsure my_progress.because_some");
  assert.equal(said("high"), "my_progress.because_unsure my_progress.because_high");
  for (const other of ["low", "other", undefined]) {
    assert.equal(said(other), "my_progress.because_unsure");
  }
});
