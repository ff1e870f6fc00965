import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { countFates, countUnread, isViewOnly, previewOf } from "#src/answers/preview.js";
import { merge } from "#src/model/merge.js";
import { texts, UUID_A } from "../arbitrary.js";

const answer = (rev, fields = {}) =>
  JSON.stringify({ v: 1, state: "rated", level: "a", rev, at: "", seen: null, ...fields });
const GONE = { state: "none", level: null };
const MINE = new Map([
  ["me:answer:both", answer(1)],
  ["me:answer:newer-here", answer(3)],
  ["me:answer:older-here", answer(1)],
  ["me:answer:only-here", answer(1)],
  ["me:answer:removed-there", answer(1)],
  ["me:answer:removed-before", answer(4, GONE)],
]);
const THEIRS = new Map([
  ["me:answer:both", answer(1)],
  ["me:answer:newer-here", answer(2)],
  ["me:answer:older-here", answer(2)],
  ["me:answer:only-there", answer(1)],
  ["me:answer:removed-there", answer(2, GONE)],
  ["me:answer:never-here", answer(2, GONE)],
  ["me:answer:removed-before", answer(5, GONE)],
]);
const fates = (way, mine = MINE, theirs = THEIRS) =>
  Object.fromEntries(previewOf(way, mine, theirs).map(({ place, fate }) => [place.ids[0], fate]));

test("texts that cannot be read are news only where they are not here, under whatever name", () => {
  const texts = new Map([
    ["quarantine:1", "{"],
    ["me:answer:both", answer(1)],
  ]);
  const others = new Map([
    ["quarantine:7", "{"],
    ["quarantine:1", "]"],
  ]);
  assert.deepEqual(countUnread(texts, others), { fresh: 1, here: 1 });
  assert.deepEqual(countUnread(texts, new Map()), { fresh: 0, here: 0 });
});

describe("a preview", () => {
  test("of a merge says what is new, newer, older, the same, and removed", () => {
    assert.deepEqual(fates("merge"), {
      both: "same",
      "newer-here": "kept",
      "older-here": "changed",
      "only-here": "kept",
      "only-there": "added",
      "removed-there": "removed",
    });
  });

  test("of a record that nests thousands deep tells it from another, and from none", () => {
    const deep = (sign) => answer(1).replace(/}$/, `,"later":${"[".repeat(5000)}${sign}${"]".repeat(5000)}}`);
    const [one, other] = ["1", "2"].map((sign) => new Map([["me:answer:deep", deep(sign)]]));
    assert.deepEqual(fates("replace", one, one), { deep: "same" });
    assert.deepEqual(fates("replace", one, other), { deep: "changed" });
  });

  test("of replacing says what goes", () => {
    assert.deepEqual(fates("replace"), {
      both: "same",
      "newer-here": "changed",
      "older-here": "changed",
      "only-here": "lost",
      "only-there": "added",
      "removed-there": "removed",
    });
  });

  test("counts each", () => {
    assert.deepEqual(countFates(previewOf("merge", MINE, THEIRS)), {
      added: 1,
      changed: 1,
      removed: 1,
      kept: 2,
      same: 1,
      lost: 0,
    });
  });

  test("brings both texts, to be shown side by side", () => {
    const line = previewOf("merge", MINE, THEIRS).find(({ fate }) => fate === "changed");
    assert.deepEqual([line.here, line.there], [answer(1), answer(2)]);
  });

  test("of the same file once more says that all is the same", () => {
    fc.assert(
      fc.property(texts, texts, (mine, theirs) => {
        const { added, changed, removed, lost } = countFates(previewOf("merge", merge(mine, theirs), theirs));
        assert.deepEqual([added, changed, removed, lost], [0, 0, 0, 0]);
      }),
    );
  });

  test("says true: what it calls kept or the same does not change", () => {
    fc.assert(
      fc.property(texts, texts, (mine, theirs) => {
        const after = merge(mine, theirs);
        for (const { name, fate, here } of previewOf("merge", mine, theirs)) {
          assert.equal(after.get(name) === here, ["kept", "same"].includes(fate), name);
        }
      }),
    );
  });
});

test("a file of somebody's view alone is told from one of the reader's own answers", () => {
  const view = [`${UUID_A}:answer:listens`, answer(1)];
  assert.ok(isViewOnly(new Map([view])));
  assert.ok(!isViewOnly(new Map([view, ["agency:answer:x", answer(1)]])));
  assert.ok(!isViewOnly(new Map()));
});
