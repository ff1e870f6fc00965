import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { levelNamed, withBase } from "#src/model/outline.js";

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

test("an outline's links lead from the page that has it", () => {
  const outline = {
    frameworks: [
      { id: "f", link: "read/", check: "check/", domains: [{ id: "d", check: "check/d/" }, { id: "e" }] },
    ],
    competencies: { c: { title: "C", link: "read/#c" }, d: { link: "read/#d", check: "check/2/" } },
    evidence: { line: ["old-line"] },
  };
  assert.deepEqual(withBase(outline, "../../"), {
    frameworks: [
      {
        id: "f",
        link: "../../read/",
        check: "../../check/",
        domains: [{ id: "d", check: "../../check/d/" }, { id: "e" }],
      },
    ],
    competencies: {
      c: { title: "C", link: "../../read/#c" },
      d: { link: "../../read/#d", check: "../../check/2/" },
    },
    evidence: { line: ["old-line"] },
  });
});
