import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import fc from "fast-check";
import { ANSWER, changeAnswer, changeDetails } from "#src/model/answer.js";
import { changeEvidence, EVIDENCE } from "#src/model/evidence.js";
import { answerKeys, changeAcrossIds, evidenceKeys, readAcrossIds } from "#src/storage/former-ids.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage, fakeClock } from "../fakes.js";

const KEYS = answerKeys("ours", "me", "hears", ["listens", "heeds"]);
const [KEY, OLD, OLDER] = KEYS;
const SEEN = { hash: "h1", lang: "en", text: "I listen first." };
const RATED = { v: 1, state: "rated", level: "alone", rev: 5, at: "2026-01-02", seen: SEEN };

/** @type {FakeStorage} */ let storage;
/** @type {Records} */ let answers;
const stored = (key) => JSON.parse(storage.getItem(key));
const put = (key, answer) => storage.setItem(key, JSON.stringify(answer));
const choose = (state, level = null) =>
  changeAcrossIds(answers, KEYS, (before, moment) =>
    changeAnswer(before, { state, level }, { ...moment, seen: SEEN }),
  );

beforeEach(() => {
  storage = new FakeStorage();
  answers = new Records(new Shelf("ours", () => storage), ANSWER, fakeClock());
});

describe("renamed by table", () => {
  test("removing twice removes once: what says nothing below a former id is left alone", () => {
    put(OLD, RATED);
    choose("none");
    const removed = storage.getItem(OLD);
    choose("none");
    assert.equal(storage.getItem(OLD), removed);
  });

  test("an answer below a former id is read, and looking writes nothing", () => {
    put(OLD, RATED);
    assert.deepEqual(readAcrossIds(answers, KEYS), { record: RATED, kept: true, trouble: null });
    assert.deepEqual([...storage.texts.keys()], [OLD]);
  });

  test("a change is written below today's id, is the newer, and the old one stays", () => {
    put(OLD, RATED);
    choose("unsure");
    assert.deepEqual([stored(KEY).state, stored(KEY).rev], ["unsure", 6]);
    assert.deepEqual(stored(OLD), RATED);
    assert.equal(readAcrossIds(answers, KEYS).record.state, "unsure");
  });

  test("a note to a carried answer keeps its choice and wording", () => {
    put(OLD, RATED);
    changeAcrossIds(answers, KEYS, (before, moment) =>
      changeDetails(before, { note: "ask Ana" }, { ...moment, seen: null }),
    );
    const { level, note, seen } = stored(KEY);
    assert.deepEqual([level, note, seen], ["alone", "ask Ana", SEEN]);
  });

  test("renamed twice: the newest counts, whichever id it stands below", () => {
    put(OLDER, { ...RATED, rev: 7, level: "oldest" });
    put(OLD, RATED);
    assert.equal(readAcrossIds(answers, KEYS).record.level, "oldest");
  });

  test("edition rolled back: an answer changed there is the newer again after", () => {
    put(OLD, RATED);
    choose("unsure");
    put(OLD, { ...RATED, level: "with-help", rev: 7 });
    assert.equal(readAcrossIds(answers, KEYS).record.level, "with-help");
  });

  test("a removed answer is removed below its former ids too", () => {
    put(OLD, { ...RATED, note: "secret" });
    const { record } = choose("none");
    assert.deepEqual([record.state, record.rev], ["none", 6]);
    assert.equal(stored(OLD).state, "none");
    assert.ok(![...storage.texts.values()].join().includes("secret"));
    assert.equal(readAcrossIds(answers, KEYS).record.state, "none");
  });

  test("what cannot be read below a former id is no trouble of today's", () => {
    storage.setItem(OLD, "{");
    assert.deepEqual(readAcrossIds(answers, KEYS), { record: null, kept: true, trouble: null });
    storage.setItem(OLD, '{"v":2}');
    choose("na");
    assert.equal(stored(KEY).state, "na");
    assert.equal(storage.getItem(OLD), '{"v":2}');
  });

  test("a newer schema below today's id is left alone", () => {
    storage.setItem(KEY, '{"v":2}');
    put(OLD, RATED);
    assert.equal(choose("na").trouble, "newer");
    assert.equal(storage.getItem(KEY), '{"v":2}');
  });

  test("whatever stands below former ids, a change wins over it and loses none of it", () => {
    const answer = fc.record({
      v: fc.constant(1),
      state: fc.constantFrom("unsure", "na"),
      level: fc.constant(null),
      rev: fc.nat(9),
      at: fc.constantFrom("2020-01-01", "2030-01-01"),
      seen: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 3 }), (found) => {
        storage.clear();
        for (const [n, one] of found.entries()) put(KEYS[n], one);
        assert.equal(choose("rated", "alone").record.level, "alone");
        for (const [n, one] of found.slice(1).entries()) {
          assert.deepEqual(stored(KEYS[n + 1]), { ...one });
        }
      }),
    );
  });
});

describe("evidence that was renamed", () => {
  const LINES = evidenceKeys("ours", "film", ["recording"]);
  const NOTED = { v: 1, have: true, where: "Shelf 4", rev: 3, at: "2026-01-02" };
  const change = (what) =>
    changeAcrossIds(
      new Records(new Shelf("ours", () => storage), EVIDENCE, fakeClock()),
      LINES,
      (before, moment) => changeEvidence(before, what, moment),
    );

  test("a line below a former id is read, and a change stands below today's", () => {
    put(LINES[1], NOTED);
    const { record } = change({ where: "Shelf 5" });
    assert.deepEqual([record.have, record.where, record.rev], [true, "Shelf 5", 4]);
    assert.deepEqual([stored(LINES[0]).where, stored(LINES[1])], ["Shelf 5", NOTED]);
  });

  test("a line that is emptied is emptied below its former ids too", () => {
    put(LINES[1], NOTED);
    change({ where: "" });
    assert.equal(stored(LINES[1]).where, "Shelf 4", "it is still ticked");
    const { record } = change({ have: false });
    assert.deepEqual([record.have, record.where], [false, ""]);
    assert.ok(![...storage.texts.values()].join().includes("Shelf"));
  });
});
