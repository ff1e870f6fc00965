import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import fc from "fast-check";
import { numberCopies } from "#src/model/sheet.js";
import { bringBack, eraseAll } from "#src/storage/sharing.js";
import { Shelf } from "#src/storage/shelf.js";
import { Copies } from "#src/worksheet/copies.js";
import { FakeStorage, fakeClock } from "../fakes.js";

const START = "chb:ours:me:sheet:notes:";
/** @type {FakeStorage} */ let storage;
/** @type {() => string} */ let clock;
/** @type {number} */ let begun;
const newId = () => `id-${String((begun += 1)).padStart(3, "0")}`;
const shelf = () =>
  new Shelf(
    "ours",
    () => storage,
    () => new FakeStorage(),
  );
const tab = () => new Copies(shelf(), "notes", clock, newId);
const write = (copies, text) => {
  copies.fill("site", text);
  copies.flush();
};
/** A page on which these copies are begun, one after the other. */
function tabWith(...texts) {
  const copies = tab();
  for (const text of texts) {
    copies.begin();
    write(copies, text);
  }
  copies.list();
  return copies;
}
/** What stands on a copy, and its number, for all that are written on. */
const numbers = (copies = tab()) =>
  Object.fromEntries(
    copies.list().flatMap(({ sheet, number }) => (sheet.fields.site ? [[sheet.fields.site, number]] : [])),
  );
const put = (id, text, more = {}) => {
  const sheet = { v: 1, name: "", fields: { site: text }, rev: 1, at: "2020", ...more };
  storage.setItem(START + id, JSON.stringify(sheet));
};

beforeEach(() => {
  storage = new FakeStorage();
  clock = fakeClock();
  begun = 0;
});

test("copies of an earlier edition, which have no numbers, are counted as it did: deleted ones too", () => {
  put("id-a", "one");
  storage.setItem(`${START}id-b`, JSON.stringify({ v: 1, deleted: true, rev: 2, at: "" }));
  put("id-c", "three");
  assert.deepEqual(numbers(), { one: 1, three: 3 });
});

test("a copy that comes in keeps the number that it had, if no other has it here", () => {
  tabWith("one", "two");
  put("id-0000", "earlier");
  put("id-000", "elsewhere", { number: 2 });
  put("id-000a", "seventh", { number: 7 });
  assert.deepEqual(numbers(), { one: 1, two: 2, elsewhere: 3, earlier: 4, seventh: 7 });
  tabWith("new");
  assert.equal(numbers().new, 8);
});

test("erased and brought back, and erased and opened from a file, copies have their numbers", () => {
  tabWith("one");
  put("id-000", "from a form");
  tabWith("three");
  const before = numbers();
  assert.deepEqual(before, { one: 1, "from a form": 2, three: 3 });
  for (const { id } of tab().list()) {
    const copies = tab();
    copies.choose(id);
    write(copies, `${copies.open.sheet.fields.site} `);
  }
  const numberCopies = numbers();
  const texts = [...storage.texts].filter(([key]) => key.startsWith(START));
  const { erased } = eraseAll(shelf());
  bringBack(shelf(), erased);
  assert.deepEqual(numbers(), numberCopies);
  storage.clear();
  for (const [key, text] of texts.reverse()) storage.setItem(key, text);
  assert.deepEqual(numbers(), numberCopies);
});

test("a copy that could not be saved and was deleted leaves its number to no other, after a reload too", () => {
  const copies = tabWith("one");
  copies.begin();
  storage.quota = 0;
  write(copies, "two");
  storage.quota = Infinity;
  const other = tab();
  assert.equal(copies.list().find(({ id }) => id === copies.open.id).number, 2);
  copies.open.base = null;
  copies.remove();
  copies.begin();
  write(copies, "three");
  const { three } = numbers(copies);
  assert.equal(three, 3);
  assert.deepEqual(numbers(), { one: 1, three });
  assert.deepEqual(numbers(other).one, 1);
});

test("copies that were replaced by a file's leave their numbers to no other", () => {
  const copies = tabWith("one", "two");
  storage.removeItem(START + copies.open.id);
  tabWith("three");
  assert.deepEqual(numbers(), { one: 1, three: 3 });
});

test("two tabs that begin a copy each: the one that saves first has the number", () => {
  const [a, b] = [tab(), tab()];
  write(b, "second to begin");
  b.list();
  write(a, "first to begin");
  assert.deepEqual(numbers(a), { "second to begin": 1, "first to begin": 2 });
  assert.deepEqual(numbers(), { "second to begin": 1, "first to begin": 2 });
});

test("a copy that parts from the one it was has a number of its own", () => {
  const [a, b] = [tabWith("one"), tab()];
  write(a, "one more");
  write(b, "other");
  assert.deepEqual(numbers(b), { "one more": 1, other: 2 });
});

test("numbers that are none count for nothing", () => {
  const odd = [0, -1, 1.5, 1e12, "3", null, {}, NaN];
  for (const [n, number] of odd.entries()) put(`id-${n}`, `${n}`, { number });
  storage.setItem(
    "chb:ours:settings",
    '{"v":1,"numbers":{"notes":{"id-0":"x","id-1":-4,"__proto__":2},"x":7}}',
  );
  assert.deepEqual(Object.values(numbers()), [3, 4, 5, 6, 7, 8, 9, 10]);
});

test("whatever comes and goes, a number is never another copy's", () => {
  const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { minLength: 1 });
  const own = fc.option(fc.integer({ min: -1, max: 5 }), { nil: undefined });
  const looks = fc.array(fc.tuple(ids, fc.array(own, { minLength: 8, maxLength: 8 })), { maxLength: 6 });
  fc.assert(
    fc.property(looks, (steps) => {
      let known = new Map();
      for (const [there, owns] of steps) {
        const copies = there.sort().map((id, n) => ({ id, number: owns[n] }));
        const next = numberCopies(known, copies);
        for (const [id, number] of known) assert.equal(next.get(id), number);
        assert.equal(new Set(next.values()).size, next.size);
        assert.ok(there.every((id) => next.get(id) >= 1));
        known = next;
      }
    }),
  );
});
