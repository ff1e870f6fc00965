import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ANSWER, answerKey, changeAnswer } from "#src/model/answer.js";
import { changeEvidence, EVIDENCE, evidenceKey } from "#src/model/evidence.js";
import { follow } from "#src/storage/follower.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { BROKEN, FakeStorage, fakeClock, fakeWindow } from "../fakes.js";

const SEEN = { hash: "h1", lang: "en", text: "I listen first." };
const ALONE = { state: "rated", level: "growth-alone" };
const UNSURE = { state: "unsure", level: null };
const NONE = { state: "none", level: null };
const KEY = "chb:ours:me:answer:listens";

/** @type {FakeStorage} */ let storage;
const tab = (handbook = "ours", clock = fakeClock()) => new Tab(new Shelf(handbook, () => storage), clock);
const stored = (key = KEY) => JSON.parse(storage.getItem(key));

/** A page's answers of one record, by competency. */
class Tab {
  constructor(shelf, clock = fakeClock(), record = "me") {
    this.shelf = shelf;
    this.key = (competency) => answerKey(shelf.handbook, record, competency);
    this.records = new Records(shelf, ANSWER, clock);
  }
  read(competency) {
    return this.records.read(this.key(competency));
  }
  change(competency, choice, seen) {
    return this.records.change(this.key(competency), (before, moment) =>
      changeAnswer(before, choice, { ...moment, seen }),
    );
  }
  setAside(competency) {
    return this.shelf.setAside(this.key(competency));
  }
}

beforeEach(() => {
  storage = new FakeStorage();
});

describe("keeping answers", () => {
  test("an answer is kept at once, below its own key", () => {
    const { record: answer, kept } = tab().change("listens", ALONE, SEEN);
    assert.ok(kept);
    assert.deepEqual([...storage.texts.keys()], [KEY]);
    const at = "2026-01-01T00:01:00.000Z";
    assert.deepEqual(stored(), { v: 1, ...ALONE, rev: 1, at, seen: SEEN });
    assert.deepEqual(answer, stored());
  });

  test("another visit finds it", () => {
    tab().change("listens", ALONE, SEEN);
    assert.equal(tab().read("listens").record.level, "growth-alone");
  });

  test("what was never answered is nothing, and nothing is unsaved", () => {
    assert.deepEqual(tab().read("listens"), { record: null, kept: true, trouble: null });
  });

  test("a removed answer leaves a tombstone that is newer than the answer", () => {
    const answers = tab();
    answers.change("listens", ALONE, SEEN);
    answers.change("listens", NONE, null);
    assert.deepEqual([stored().state, stored().rev, stored().seen], ["none", 2, null]);
  });

  test("what the full form has saved stays with a changed answer", () => {
    storage.setItem(KEY, JSON.stringify({ v: 1, ...UNSURE, rev: 7, note: "with Ana" }));
    tab().change("listens", ALONE, SEEN);
    assert.deepEqual([stored().note, stored().rev], ["with Ana", 8]);
  });

  test("a clock moved backwards does not make a change older", () => {
    tab("ours", fakeClock(Date.UTC(2026, 5, 1))).change("listens", ALONE, SEEN);
    tab("ours", fakeClock(Date.UTC(2019, 5, 1))).change("listens", UNSURE, SEEN);
    assert.deepEqual([stored().state, stored().rev], ["unsure", 2]);
  });

  test("`__proto__` as an id is kept like any other", () => {
    const answers = tab();
    answers.change("__proto__", ALONE, SEEN);
    assert.equal(tab().read("__proto__").record.level, "growth-alone");
    assert.equal(tab().read("constructor").record, null);
  });
});

describe("sharing the storage", () => {
  test("two handbooks on one origin do not see each other's answers", () => {
    tab("ours").change("listens", ALONE, SEEN);
    assert.equal(tab("theirs").read("listens").record, null);
    tab("theirs").change("listens", UNSURE, SEEN);
    assert.equal(tab("ours").read("listens").record.state, "rated");
  });

  test("an agency's answers and a person's do not see each other", () => {
    const shelf = new Shelf("ours", () => storage);
    const [mine, agencys] = ["me", "agency"].map((record) => new Tab(shelf, fakeClock(), record));
    mine.change("listens", ALONE, SEEN);
    assert.equal(agencys.read("listens").record, null);
    agencys.change("listens", UNSURE, SEEN);
    mine.change("listens", NONE, null);
    assert.equal(agencys.read("listens").record.state, "unsure");
  });

  test("removing an answer leaves the theme's own keys and other handbooks'", () => {
    storage.setItem("/handbook/.__palette", '{"index":1}');
    storage.setItem("chb:theirs:me:answer:listens", "not even JSON");
    tab().change("listens", NONE, null);
    assert.equal(storage.getItem("/handbook/.__palette"), '{"index":1}');
    assert.equal(storage.getItem("chb:theirs:me:answer:listens"), "not even JSON");
  });

  test("another app calls clear(): the page hears of it, and shows what is there: nothing", () => {
    const answers = tab();
    const { page, send } = fakeWindow();
    const heard = [];
    answers.change("listens", ALONE, SEEN);
    follow(answers.shelf, page);
    answers.shelf.subscribe((...news) => heard.push(news));
    storage.clear();
    send("storage", { key: null });
    assert.deepEqual(heard, [[null, true]]);
    assert.equal(answers.read("listens").record, null);
  });

  test("after clear() a new answer is newer than those in a file saved before", () => {
    const answers = tab();
    for (const choice of [ALONE, UNSURE, ALONE]) answers.change("listens", choice, SEEN);
    storage.clear();
    answers.change("listens", UNSURE, SEEN);
    assert.equal(stored().rev, 4);
  });
});

describe("two tabs", () => {
  test("on different items do not touch each other's answers", () => {
    const [left, right] = [tab(), tab()];
    left.change("listens", ALONE, SEEN);
    right.change("asks", UNSURE, SEEN);
    assert.equal(left.read("asks").record.state, "unsure");
    assert.equal(right.read("listens").record.state, "rated");
  });

  test("on the same item: the later choice counts, and keeps what the other tab noted", () => {
    const stale = tab();
    stale.change("listens", ALONE, SEEN);
    storage.setItem(KEY, JSON.stringify({ ...stored(), ...UNSURE, rev: 9, note: "new" }));
    stale.change("listens", ALONE, SEEN);
    assert.deepEqual([stored().state, stored().rev, stored().note], ["rated", 10, "new"]);
  });

  test("a stale tab never overwrites a newer answer with one it could not save", () => {
    const stale = tab();
    storage.quota = 0;
    stale.change("listens", ALONE, SEEN);
    storage.quota = Infinity;
    const fresh = tab();
    fresh.change("listens", ALONE, SEEN);
    fresh.change("listens", UNSURE, SEEN);
    stale.change("asks", ALONE, SEEN);
    assert.equal(stored().state, "unsure");
    assert.deepEqual(stale.read("listens").record, stored());
  });

  test("delete in one tab, stale flush in the other: the tombstone is not resurrected", () => {
    const [stale, fresh] = [tab(), tab()];
    storage.quota = 0;
    stale.change("listens", ALONE, SEEN);
    storage.quota = Infinity;
    fresh.change("listens", ALONE, SEEN);
    fresh.change("listens", NONE, null);
    stale.change("asks", ALONE, SEEN);
    assert.equal(stored().state, "none");
    assert.equal(stale.read("listens").record.state, "none");
  });

  test("a change of another tab is heard with its key, others' keys are not", () => {
    const answers = tab();
    const { page, send } = fakeWindow();
    const heard = [];
    follow(answers.shelf, page);
    const leave = answers.shelf.subscribe((...news) => heard.push(news));
    send("storage", { key: KEY });
    send("storage", { key: "chb:theirs:me:answer:listens" });
    send("storage", { key: "/handbook/.__palette" });
    assert.deepEqual(heard, [[KEY, true]]);
    leave();
    send("storage", { key: KEY });
    assert.equal(heard.length, 1);
  });

  test("of thousands of changes at once the first is heard, and the rest as one", (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const answers = tab();
    const { page, send } = fakeWindow();
    const heard = [];
    follow(answers.shelf, page);
    answers.shelf.subscribe((...news) => heard.push(news));
    for (let n = 0; n < 3000; n += 1) send("storage", { key: `${KEY}-${n}` });
    for (let n = 0; n < 3; n += 1) context.mock.timers.tick(50);
    assert.deepEqual(heard, [
      [`${KEY}-0`, true],
      [null, true],
    ]);
    send("storage", { key: `${KEY}-1` });
    send("storage", { key: KEY });
    for (let n = 0; n < 3; n += 1) context.mock.timers.tick(50);
    assert.deepEqual(heard.slice(2), [
      [`${KEY}-1`, true],
      [KEY, true],
    ]);
  });

  test("a page from the back/forward cache, or seen again, looks afresh", () => {
    const answers = tab();
    const { page, send } = fakeWindow();
    const heard = [];
    follow(answers.shelf, page);
    answers.shelf.subscribe((...news) => heard.push(news));
    send("pageshow", { persisted: false });
    assert.equal(heard.length, 0);
    send("pageshow", { persisted: true });
    send("visibilitychange", {}, page.document);
    page.document.visibilityState = "hidden";
    send("visibilitychange", {}, page.document);
    assert.deepEqual(heard, [
      [null, true],
      [null, true],
    ]);
  });

  test("all elements of this page hear of a change once, when it can be read", () => {
    const answers = tab();
    const heard = [];
    answers.shelf.subscribe((...news) => {
      heard.push([...news, answers.read("listens").record?.state]);
    });
    answers.change("listens", ALONE, SEEN);
    assert.deepEqual(heard, [[KEY, false, "rated"]]);
  });
});

describe("storage that does not work", () => {
  for (const [name, reach] of Object.entries(BROKEN)) {
    test(`${name}: the answer stays in memory and is said not to be kept`, () => {
      const answers = new Tab(new Shelf("ours", reach));
      assert.deepEqual(answers.read("listens"), { record: null, kept: true, trouble: null });
      assert.equal(answers.change("listens", ALONE, SEEN).kept, false);
      const again = answers.change("listens", UNSURE, SEEN);
      assert.deepEqual([again.kept, again.record.state, again.record.rev], [false, "unsure", 2]);
      assert.equal(answers.setAside("listens"), true);
    });
  }

  test("quota filled by another app: what was saved stays, what is new is in memory", () => {
    const answers = tab();
    answers.change("listens", ALONE, SEEN);
    storage.quota = 0;
    const { record: answer, kept } = answers.change("listens", UNSURE, SEEN);
    assert.deepEqual([answer.state, kept, stored().state], ["unsure", false, "rated"]);
  });

  test("what could not be kept is kept with the next answer, once there is room", () => {
    const answers = tab();
    storage.quota = 0;
    answers.change("listens", ALONE, SEEN);
    storage.quota = Infinity;
    const heard = new Set();
    answers.shelf.subscribe((key) => heard.add(key));
    answers.change("asks", UNSURE, SEEN);
    assert.equal(answers.read("listens").kept, true);
    assert.equal(stored().level, "growth-alone");
    assert.deepEqual([...heard].sort(), ["asks", "listens"].map(answers.key));
  });

  test("storage that comes and goes: what was kept before is there again", () => {
    const answers = new Tab(new Shelf("ours", () => storage));
    answers.change("listens", ALONE, SEEN);
    const there = storage;
    storage = null;
    assert.equal(answers.read("listens").record, null);
    storage = there;
    assert.equal(answers.read("listens").record.level, "growth-alone");
  });
});

describe("what cannot be read", () => {
  const TRUNCATED = '{"v":1,"state":"ra';

  test("is moved, unchanged, to a free quarantine key, and said until there is an answer", () => {
    storage.setItem(KEY, TRUNCATED);
    storage.setItem("chb:ours:quarantine:1", "earlier");
    const answers = tab();
    assert.deepEqual(answers.read("listens"), { record: null, kept: true, trouble: "corrupt" });
    assert.equal(answers.setAside("listens"), true);
    assert.equal(storage.getItem(KEY), null);
    assert.equal(storage.getItem("chb:ours:quarantine:1"), "earlier");
    assert.equal(storage.getItem("chb:ours:quarantine:2"), TRUNCATED);
    assert.equal(answers.read("listens").trouble, "corrupt");
    assert.equal(answers.change("listens", ALONE, SEEN).trouble, null);
  });

  test("is moved before an answer is written in its place", () => {
    storage.setItem(KEY, "[]");
    assert.equal(tab().change("listens", ALONE, SEEN).kept, true);
    assert.equal(storage.getItem("chb:ours:quarantine:1"), "[]");
  });

  test("is never written over where there is no room to move it", () => {
    const long = "x".repeat(300);
    storage.setItem(KEY, long);
    storage.quota = KEY.length + long.length;
    const { record: answer, kept } = tab().change("listens", ALONE, SEEN);
    assert.deepEqual([answer.level, kept], ["growth-alone", false]);
    assert.deepEqual([...storage.texts], [[KEY, long]]);
  });

  test("a newer schema is neither moved nor written over", () => {
    const text = '{"v":2,"state":{"kind":"rated"}}';
    storage.setItem(KEY, text);
    const answers = tab();
    assert.deepEqual(answers.read("listens"), { record: null, kept: true, trouble: "newer" });
    const after = answers.change("listens", ALONE, SEEN);
    assert.deepEqual(after, { record: null, kept: true, trouble: "newer" });
    assert.deepEqual([...storage.texts], [[KEY, text]]);
  });

  test("a newer schema that arrives while an answer waits in memory is not written over", () => {
    const answers = tab();
    storage.quota = 0;
    answers.change("listens", ALONE, SEEN);
    storage.quota = Infinity;
    storage.setItem(KEY, '{"v":2}');
    answers.change("asks", ALONE, SEEN);
    assert.equal(storage.getItem(KEY), '{"v":2}');
  });
});

describe("a line of an evidence checklist", () => {
  const LINE = evidenceKey("ours", "coa-training-records");
  const lines = () => new Records(new Shelf("ours", () => storage), EVIDENCE, fakeClock());
  const note = (records, change) =>
    records.change(LINE, (before, moment) => changeEvidence(before, change, moment));

  test("is kept below the agency's name", () => {
    note(lines(), { have: true });
    assert.equal(LINE, "chb:ours:agency:evidence:coa-training-records");
    const at = "2026-01-01T00:01:00.000Z";
    assert.deepEqual(stored(LINE), { v: 1, have: true, where: "", rev: 1, at });
  });

  test("a tick in one tab and a place typed in another are both kept", () => {
    const [left, right] = [lines(), lines()];
    left.read(LINE);
    right.read(LINE);
    note(left, { have: true });
    note(right, { where: "Blue binder" });
    const { record } = left.read(LINE);
    assert.deepEqual([record.have, record.where, record.rev], [true, "Blue binder", 2]);
  });

  test("that could not be kept is in memory, and is said not to be kept", () => {
    storage.quota = 0;
    const { record, kept } = note(lines(), { where: "Blue binder" });
    assert.deepEqual([record.where, kept, storage.length], ["Blue binder", false, 0]);
  });
});
