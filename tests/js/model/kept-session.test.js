/** A session as it is kept, and what becomes of its parts when one is added. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nothingPrepared, partsWith, preparedIn, sheetWith } from "#src/model/kept-session.js";
import { MOST_PARTS } from "#src/model/session-address.js";
import { BLANK, removalMark } from "#src/model/sheet.js";

const MOMENT = { rev: 3, at: "2026-11-29T10:00:00Z" };
const part = (id, columns = []) => ({ id, minutes: 10, columns });
const prepared = {
  title: "Tuesday",
  session: { ...nothingPrepared("tok").session, parts: [part("listening", ["mentor"])] },
  notes: { listening: "Ask Ana" },
};

test("what is kept of a session is the same again, and nothing of what was erased before", () => {
  for (const before of [null, BLANK, removalMark({ rev: 2, at: "" })]) {
    const sheet = sheetWith(before, prepared, MOMENT);
    assert.deepEqual(preparedIn(sheet), prepared);
    assert.equal(sheet.rev, MOMENT.rev);
  }
});

test("an item is added at the end, and stays where it is when it is added again", () => {
  const first = partsWith([part("a")], part("b"));
  assert.deepEqual(first, { parts: [part("a"), part("b")], at: 1, outcome: "added" });
  assert.deepEqual(partsWith(first.parts, part("a")), { parts: first.parts, at: 0, outcome: "there" });
});

test("a row shows the columns that were chosen together, and all once one adds the row itself", () => {
  const both = partsWith([part("row", ["mentor"])], part("row", ["coach"]));
  assert.deepEqual(both.parts, [part("row", ["mentor", "coach"])]);
  assert.equal(both.outcome, "added");
  assert.equal(partsWith(both.parts, part("row", ["coach"])).outcome, "there");
  const all = partsWith(both.parts, part("row"));
  assert.deepEqual([all.parts, all.outcome], [[part("row")], "added"]);
  assert.equal(partsWith(all.parts, part("row", ["coach"])).outcome, "there");
});

test("a full session takes no more, but shows another column of what it has", () => {
  const full = Array.from({ length: MOST_PARTS }, (_, n) => part(`item-${n}`, ["mentor"]));
  assert.deepEqual(partsWith(full, part("other")), { parts: full, at: -1, outcome: "full" });
  assert.equal(partsWith(full, part("item-7", ["coach"])).outcome, "added");
});
