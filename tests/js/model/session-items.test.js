/** What a session can be put together from, as it is found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findItems, itemsIn } from "#src/model/session-items.js";

const told = {
  places: [
    { title: "Being coached", kind: "Guide" },
    { title: "One person, one sentence", kind: "Activity" },
  ],
  items: [
    ["note", "Written feedback names something that someone did", "", 0, "a/#note", 0, 0],
    ["monitor", "Coach and monitor in one person", "", 0, "a/#monitor", 0, 0],
    ["said", "A sentence", "Said by one person.", 0, "a/#said", 0, 0],
    ["sentence", "One person, one sentence", "", 1, "b/", 15, 0],
  ],
  sessions: [],
};
const items = itemsIn(told, "../");

test("a title that begins with what is typed comes first, then one that has it, then texts", () => {
  const ids = (typed) => findItems(items.values(), typed).map(({ id }) => id);
  assert.deepEqual(ids("One  pérson"), ["sentence", "monitor", "said"]);
  assert.deepEqual(ids("someone names"), ["note"]);
  assert.deepEqual(ids(" "), []);
});

test("what has a page of its own says its kind, the rest where it stands", () => {
  assert.equal(items.get("sentence").place, "Activity");
  assert.equal(items.get("note").place, "Being coached");
  assert.equal(items.get("note").link, "../a/#note");
});
