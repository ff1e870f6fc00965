import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { levelNamed } from "#src/model/outline.js";

describe("the level that an answer means", () => {
  const levels = [{ id: "alone", formerly: ["self"] }, { id: "self" }, { id: "with-help" }];

  test("the one of that id, then the one that had it before", () => {
    assert.equal(levelNamed(levels, "self"), levels[1]);
    assert.equal(levelNamed([levels[0]], "self"), levels[0]);
  });

  test("none where the scale has neither, or nothing was chosen", () => {
    for (const id of ["gone", "", null, undefined]) assert.equal(levelNamed(levels, id), undefined);
  });
});
