import assert from "node:assert/strict";
import { test } from "node:test";
import { CalendarNumbers } from "#src/my-pages/calendar-numbers.js";
import { bringBack, eraseAll } from "#src/storage/sharing.js";
import { Shelf } from "#src/storage/shelf.js";
import { BROKEN, FakeStorage } from "../fakes.js";

const browser = (storage = new FakeStorage()) =>
  new Shelf(
    "ours",
    () => storage,
    () => new FakeStorage(),
  );
const saved = (shelf) => new CalendarNumbers(shelf).next();

test("each file of a reader's dates is called by the same id, and has a higher number", () => {
  const shelf = browser();
  const [first, second] = [saved(shelf), saved(shelf)];
  assert.equal(second.id, first.id);
  assert.deepEqual([first.count, second.count], [1, 2]);
});

test("two readers' files are called by other ids", () => {
  assert.notEqual(saved(browser()).id, saved(browser()).id);
});

test("whatever else is erased and brought back, the number never falls below the same id", () => {
  const shelf = browser();
  const before = [saved(shelf), saved(shelf)];
  const { erased } = eraseAll(shelf);
  assert.notEqual(new CalendarNumbers(browser()).next().id, before[0].id);
  bringBack(shelf, erased);
  assert.deepEqual(saved(shelf), { id: before[0].id, count: 3 });
  eraseAll(shelf);
  assert.notEqual(saved(shelf).id, before[0].id, "an erased browser knows nothing of its reader");
});

test("other settings stay as they are, and a page that is open goes on where they are cleared", () => {
  const storage = new FakeStorage();
  const saving = { v: 1, saved: { at: "2026", mark: "x" } };
  storage.setItem("chb:ours:settings", JSON.stringify(saving));
  const calendars = new CalendarNumbers(browser(storage));
  const first = calendars.next();
  assert.deepEqual(JSON.parse(storage.getItem("chb:ours:settings")), { ...saving, calendar: first });
  storage.clear();
  assert.deepEqual(calendars.next(), { id: first.id, count: 2 });
});

for (const [name, reach] of Object.entries(BROKEN)) {
  test(`${name}: the files of one page belong together`, () => {
    const calendars = new CalendarNumbers(new Shelf("ours", reach, reach));
    const first = calendars.next();
    assert.deepEqual([first.count, calendars.next()], [1, { id: first.id, count: 2 }]);
  });
}
