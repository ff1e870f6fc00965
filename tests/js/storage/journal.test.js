import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import fc from "fast-check";
import { changesBetween } from "#src/model/merge.js";
import {
  applyChanges,
  BUSY_MS,
  journalText,
  readJournal,
  recover,
  undoChanges,
} from "#src/storage/journal.js";
import { Shelf } from "#src/storage/shelf.js";
import { texts } from "../arbitrary.js";
import { BROKEN, FakeStorage } from "../fakes.js";

const NOW = 1_000_000;
const LATER = NOW + BUSY_MS;
const NAME = "me:answer:listens";

/** @type {FakeStorage} */ let storage;
/** @type {Shelf} */ let shelf;
const state = () => [...storage.texts].sort(([a], [b]) => (a < b ? -1 : 1));
const fill = (entries) => {
  storage = new FakeStorage();
  shelf = new Shelf("ours", () => storage);
  for (const [name, text] of entries) storage.setItem(`chb:ours:${name}`, text);
};
/** A storage that stops working for good after some writes, as when a tab is killed. */
function dieAfter(writes) {
  const there = storage;
  let left = writes;
  const reach = () => ({
    getItem: (key) => there.getItem(key),
    key: (n) => there.key(n),
    length: there.length,
    setItem: (key, text) => (left-- > 0 ? there.setItem(key, text) : fail()),
    removeItem: (key) => (left-- > 0 ? there.removeItem(key) : fail()),
  });
  return new Shelf("ours", reach);
}
const fail = () => {
  throw new Error("killed");
};

beforeEach(() => fill([]));

describe("many changes at once", () => {
  test("all are made, and nothing else is left behind", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        fill(before);
        assert.ok(applyChanges(shelf, changesBetween(before, after), NOW));
        assert.deepEqual(shelf.texts(), new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1))));
      }),
    );
  });

  test("quota hit half-way: none is made", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(3000), (before, after, room) => {
        fill(before);
        const was = state();
        storage.quota = was.flat().join("").length + room;
        const done = applyChanges(shelf, changesBetween(before, after), NOW);
        if (!done) assert.deepEqual(state(), was);
      }),
    );
  });

  test("import failing half-way: the next page takes back what was written, and no more", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(15), (before, after, writes) => {
        fill(before);
        const was = state();
        const done = applyChanges(dieAfter(writes), changesBetween(before, after), NOW);
        recover(shelf, LATER);
        if (!done) assert.deepEqual(state(), was);
        assert.equal(shelf.load("chb:ours:journal"), null);
      }),
    );
  });

  test("a record that was changed after the failure stays", () => {
    fill([
      [NAME, "old"],
      ["me:answer:asks", "old"],
    ]);
    const changes = new Map([NAME, "me:answer:asks"].map((name) => [name, { before: "old", after: "new" }]));
    storage.setItem("chb:ours:journal", journalText(changes, NOW));
    storage.setItem(`chb:ours:${NAME}`, "newest");
    storage.setItem("chb:ours:me:answer:asks", "new");
    assert.equal(recover(shelf, LATER), "undone");
    assert.deepEqual(
      [shelf.load(`chb:ours:${NAME}`), shelf.load("chb:ours:me:answer:asks")],
      ["newest", "old"],
    );
  });

  test("another tab that is still at it is left alone for a while", () => {
    storage.setItem("chb:ours:journal", journalText(new Map(), NOW));
    assert.equal(recover(shelf, NOW + BUSY_MS - 1), "busy");
    assert.equal(recover(shelf, NOW - 1), "undone", "the clock was moved backwards");
    assert.equal(recover(shelf, LATER), "none");
  });

  test("a journal that cannot be read is set aside, not lost", () => {
    const undos = ["[3]", '[["a",3,null]]', '[["a",null,{}]]', "[[7,null,null]]", '[{"0":"a"}]'];
    const wrong = undos.map((undo) => `{"v":1,"at":1,"undo":${undo}}`);
    for (const [n, text] of ["", "{", "null", "7", ...wrong].entries()) {
      storage.setItem("chb:ours:journal", text);
      assert.equal(recover(shelf, LATER), "none");
      assert.equal(storage.getItem(`chb:ours:quarantine:${n + 1}`), text);
    }
  });

  test("it can be undone, but for what was changed since", () => {
    const changes = changesBetween(new Map([[NAME, "old"]]), new Map([["me:answer:asks", "new"]]));
    fill([[NAME, "old"]]);
    applyChanges(shelf, changes, NOW);
    assert.ok(undoChanges(shelf, changes));
    assert.deepEqual(state(), [[`chb:ours:${NAME}`, "old"]]);
    applyChanges(shelf, changes, NOW);
    storage.setItem("chb:ours:me:answer:asks", "newest");
    assert.equal(undoChanges(shelf, changes), false, "it is not all as before");
    assert.deepEqual(state(), [
      ["chb:ours:me:answer:asks", "newest"],
      [`chb:ours:${NAME}`, "old"],
    ]);
  });

  test("large texts that take the place of others need no room beside them", () => {
    const names = [NAME, "me:answer:asks", "me:about"];
    const before = new Map(names.map((name, n) => [name, `${n}`.repeat(1000)]));
    const after = new Map([
      ["me:answer:new", "a".repeat(2900)],
      [NAME, "b"],
    ]);
    fill(before);
    const tab = new FakeStorage(4000);
    shelf = new Shelf(
      "ours",
      () => storage,
      () => tab,
    );
    const was = state();
    storage.quota = was.flat().join("").length + 20;
    const changes = changesBetween(before, after);
    assert.ok(applyChanges(shelf, changes, NOW));
    assert.deepEqual(shelf.texts(), new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1))));
    assert.equal(tab.length, 0);
    assert.ok(undoChanges(shelf, changes));
    assert.deepEqual(state(), was);
  });

  test("with no room beside them, and the page killed half-way, all is taken back by the next one", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(15), (before, after, writes) => {
        fill(before);
        const was = state();
        const tab = new FakeStorage();
        storage.quota = Math.max(
          ...[before, after].map((all) => [...all].flat().join("").length + 9 * all.size),
        );
        const dying = dieAfter(writes);
        dying.untilClosed = () => tab;
        const done = applyChanges(dying, changesBetween(before, after), NOW);
        recover(
          new Shelf(
            "ours",
            () => storage,
            () => tab,
          ),
          LATER,
        );
        if (!done) assert.deepEqual(state(), was);
        assert.deepEqual([tab.length, shelf.load("chb:ours:journal")], [0, null]);
      }),
    );
  });

  test("on a shared computer nothing goes into the browser, and where there is no room nothing is changed", () => {
    const [browser, tab] = [new FakeStorage(), new FakeStorage()];
    tab.setItem("chb:ours:settings", '{"v":1,"session":true}');
    tab.setItem(`chb:ours:${NAME}`, "a".repeat(1000));
    tab.quota = [...tab.texts].flat().join("").length + 20;
    shelf = new Shelf(
      "ours",
      () => browser,
      () => tab,
    );
    const changes = new Map([[NAME, { before: "a".repeat(1000), after: "b".repeat(1000) }]]);
    assert.equal(applyChanges(shelf, changes, NOW), false);
    assert.deepEqual([browser.length, tab.getItem(`chb:ours:${NAME}`)], [0, "a".repeat(1000)]);
  });

  for (const [name, reach] of Object.entries(BROKEN)) {
    test(`${name}: nothing is said to be done`, () => {
      const changes = changesBetween(new Map(), new Map([[NAME, "new"]]));
      assert.equal(applyChanges(new Shelf("ours", reach), changes, NOW), false);
    });
  }

  test("the page hears of it, and of its taking back", () => {
    const heard = [];
    shelf.subscribe((...news) => heard.push(news));
    applyChanges(shelf, changesBetween(new Map(), new Map([[NAME, "new"]])), NOW);
    assert.deepEqual(heard, [[null, false]]);
  });
});

test("a journal survives being written and read", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const changes = changesBetween(a, b);
      const { at, undo } = readJournal(journalText(changes, NOW));
      assert.equal(at, NOW);
      assert.deepEqual([...undo.keys()], [...changes.keys()]);
      for (const [name, { before }] of undo) assert.equal(before, changes.get(name).before);
    }),
  );
});

test("what grew is taken back before what shrank is put back, or there would be no room for it", () => {
  const before = new Map([
    ["me:answer:asks", "a".repeat(500)],
    [NAME, "b".repeat(600)],
  ]);
  fill(before);
  const after = new Map([
    ["me:answer:asks", "a"],
    [NAME, "b".repeat(1100)],
    ["me:about", "c".repeat(1100)],
  ]);
  const changes = changesBetween(before, after);
  const was = state();
  storage.quota = was.flat().join("").length + journalText(changes, NOW).length + 30;
  assert.equal(applyChanges(shelf, changes, NOW), false);
  assert.deepEqual(state(), was);
});
