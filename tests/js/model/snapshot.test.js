import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import * as snapshot from "#src/model/snapshot.js";
import { answer, anyAnswers, rated } from "../handbook.js";

const { namesOf, newestFirst, parseSnapshot, relabel, removalMark, restore } = snapshot;
const { snapshotKeys, snapshotText, takeSnapshot } = snapshot;
const AT = "2026-03-03T09:30:00.000Z";
const NOW = { rev: 1, at: AT };
const take = (answers, label = "Before") => takeSnapshot(label, Object.entries(answers), NOW);

test("a snapshot keeps choices, and what was said of then, but nothing else", () => {
  const answers = {
    listens: rated("alone", { note: "with Ana", then: "new" }),
    asks: answer("unsure", null, { matters: "high" }),
    aims: answer("none", null, { note: "not yet" }),
    visits: null,
  };
  assert.deepEqual(take(answers, " Before "), {
    v: 1,
    label: "Before",
    taken: AT,
    answers: {
      listens: { state: "rated", level: "alone", then: "new" },
      asks: { state: "unsure", level: null },
    },
    rev: 1,
    at: AT,
  });
});

test("what is written is what is read, whatever was answered and however it is called", () => {
  fc.assert(
    fc.property(anyAnswers, fc.string({ unit: "binary" }), (answers, label) => {
      const taken = take(answers, label);
      const { record, trouble, unread } = parseSnapshot(snapshotText(taken));
      assert.deepEqual({ record, trouble, unread }, { record: taken, trouble: null, unread: [] });
    }),
  );
});

test("`__proto__` as an id is kept like any other", () => {
  const { record } = parseSnapshot(snapshotText(takeSnapshot("", [["__proto__", rated("new")]], NOW)));
  assert.deepEqual(Object.keys(record.answers), ["__proto__"]);
});

describe("a stored text", () => {
  const parts = (text) => {
    const { record, trouble } = parseSnapshot(text);
    return [record, trouble];
  };

  test("of another form is corrupt, of a newer schema is newer, and never throws", () => {
    for (const text of ["", "null", "[]", '"x"', "{", '{"v":1}', '{"v":1,"label":1}']) {
      assert.deepEqual(parts(text), [null, "corrupt"], text);
    }
    assert.deepEqual(parts('{"v":2}'), [null, "newer"]);
    assert.deepEqual(parts(null), [null, null]);
  });

  test("lacking its label, its day or its answers is corrupt", () => {
    const whole = { v: 1, label: "", taken: "2026", answers: {} };
    assert.equal(parseSnapshot(JSON.stringify(whole)).trouble, null);
    for (const name of ["label", "taken", "answers"]) {
      assert.equal(parseSnapshot(JSON.stringify({ ...whole, [name]: 7 })).trouble, "corrupt");
    }
  });

  test("with damaged answers keeps those that make sense, and says so", () => {
    const answers = { a: { state: "rated", level: "new" }, b: { state: "rated" }, c: 1, d: null };
    const { record, unread } = parseSnapshot(JSON.stringify({ ...take({}), answers }));
    assert.deepEqual([Object.keys(record.answers), unread], [["a"], ["answers"]]);
  });

  test("may be anything at all", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { record, trouble } = parseSnapshot(text);
        assert.ok((record === null) === (trouble !== null));
      }),
    );
  });
});

describe("a deleted snapshot", () => {
  test("leaves a mark without anything that was in it", () => {
    const mark = snapshotText(removalMark({ rev: 2, at: AT }));
    assert.equal(mark, `{"v":1,"deleted":true,"rev":2,"at":"${AT}"}`);
    assert.equal(parseSnapshot(mark).record.deleted, true);
  });

  test("comes back as it was, as a newer change", () => {
    const taken = take({ listens: rated("new") });
    const back = restore(taken, { rev: 3, at: AT });
    assert.deepEqual(back, { ...taken, rev: 3 });
    assert.equal("deleted" in restore({ ...taken, deleted: true }, NOW), false);
  });
});

describe("what snapshots are called", () => {
  const WORDS = {
    day: (taken) => taken.slice(0, 10),
    minute: (taken) => taken.slice(0, 16),
    both: (label, when) => `${label}, ${when}`,
  };
  const names = (...all) =>
    namesOf(
      all.map(([label, taken]) => ({ ...take({}, label), taken })),
      WORDS,
    );

  test("is label and day, or the day alone", () => {
    assert.deepEqual(names(["Before", AT], ["", AT]), ["Before, 2026-03-03", "2026-03-03"]);
  });

  test("is told apart by the time where label and day are the same", () => {
    const later = "2026-03-03T17:00:00.000Z";
    assert.deepEqual(names(["Before", AT], ["Before", later], ["After", later]), [
      "Before, 2026-03-03T09:30",
      "Before, 2026-03-03T17:00",
      "After, 2026-03-03",
    ]);
  });

  test("is told apart by a number where the time is the same too", () => {
    assert.deepEqual(names(["", AT], ["", AT]), ["2026-03-03T09:30 (1)", "2026-03-03T09:30 (2)"]);
  });

  test("is never the same twice", () => {
    const label = fc.constantFrom("", "Before", "Before (1)", "After");
    const taken = fc.constantFrom(AT, "2026-03-03T09:30:59.000Z", "2026-03-03T10:00:00.000Z", "");
    fc.assert(
      fc.property(fc.array(fc.tuple(label, taken), { maxLength: 6 }), (all) => {
        assert.equal(new Set(names(...all)).size, all.length);
      }),
    );
  });
});

test("the newest stands first, whatever the order in which they are found", () => {
  const listed = (id, taken) => ({ id, snapshot: { ...take({}), taken } });
  const all = [listed("a", "2026-01-01"), listed("b", "2026-03-01"), listed("c", "2026-03-01")];
  for (const order of [all, [...all].reverse()]) {
    assert.deepEqual(
      [...order].sort(newestFirst).map(({ id }) => id),
      ["c", "b", "a"],
    );
  }
});

test("a new label changes the label and the moment alone", () => {
  const taken = take({ listens: rated("new") });
  const again = relabel(taken, " After ", { rev: 2, at: "later" });
  assert.deepEqual(again, { ...taken, label: "After", rev: 2, at: "later" });
});

test("keys hold the handbook and whose it is", () => {
  assert.equal(snapshotKeys("ours", "agency"), "chb:ours:agency:snapshot:");
});
