import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { inventoryOf } from "#src/model/inventory.js";
import { compareTexts } from "#src/model/kinds.js";
import { changesBetween, joinRecords, merge } from "#src/model/merge.js";
import { texts, UUID_A, UUID_B, unread } from "../arbitrary.js";

const NAME = "me:answer:listens";
const answer = (fields) =>
  JSON.stringify({ v: 1, state: "rated", level: "a", rev: 1, at: "", seen: null, ...fields });
const state = (entries) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
const same = (a, b) => assert.deepEqual(state(a), state(b));

describe("merging two states", () => {
  test("is the same whichever is given first", () => {
    fc.assert(fc.property(texts, texts, (a, b) => same(merge(a, b), merge(b, a))));
  });

  test("is the same however three are put together", () => {
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => same(merge(merge(a, b), c), merge(a, merge(b, c)))),
    );
  });

  test("changes nothing when it is done again: importing twice doubles nothing", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        same(merge(a, a), a);
        same(merge(merge(a, b), b), merge(a, b));
      }),
    );
  });

  test("never loses a newer record, and makes none up", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const merged = merge(a, b);
        for (const [name, text] of [...a, ...b]) {
          assert.ok(compareTexts(name, merged.get(name), text) >= 0, name);
          assert.ok([a.get(name), b.get(name)].includes(merged.get(name)));
        }
        assert.equal(merged.size, new Set([...a.keys(), ...b.keys()]).size);
      }),
    );
  });

  test("leaves what it was given as it was", () => {
    const [mine, theirs] = [new Map([[NAME, answer({})]]), new Map([[NAME, answer({ rev: 2 })]])];
    merge(mine, theirs);
    assert.deepEqual([mine.get(NAME), theirs.get(NAME)], [answer({}), answer({ rev: 2 })]);
  });

  const cases = [
    ["the one changed more often wins", { rev: 2, at: "2020" }, { rev: 1, at: "2026" }],
    ["clock moved backwards: the count decides", { rev: 9, at: "1999" }, { rev: 8, at: "2026" }],
    ["of two as often changed, the later", { at: "2026-02" }, { at: "2026-01" }],
    ["removed, then restored", { rev: 3 }, { rev: 2, state: "none", level: null }],
    ["a newer removal wins", { rev: 3, state: "none", level: null }, { rev: 2, note: "hello" }],
    ["one sent without its notes loses to the one with them", { note: "with Ana" }, {}],
  ];
  for (const [title, newer, older] of cases) {
    test(title, () => {
      const [a, b] = [newer, older].map((fields) => new Map([[NAME, answer(fields)]]));
      assert.equal(merge(a, b).get(NAME), answer(newer));
      assert.equal(merge(b, a).get(NAME), answer(newer));
    });
  }

  test("snapshots and worksheets are united by their uuid", () => {
    const one = (name) => new Map([[name, '{"v":1,"name":"","fields":{},"rev":1,"at":""}']]);
    const names = [UUID_A, UUID_B].map((uuid) => `me:sheet:notes:${uuid}`);
    assert.deepEqual([...merge(one(names[0]), one(names[1])).keys()], names);
  });
});

describe("all that is stored, after records came in", () => {
  const all = (records, others) => new Map([...others, ...records]);

  test("joining again changes nothing", () => {
    fc.assert(
      fc.property(texts, unread, texts, unread, (a, ua, b, ub) => {
        const incoming = { records: b, others: sortedOthers(ub) };
        const once = joinRecords(all(a, ua), incoming);
        same(joinRecords(once, incoming), once);
      }),
    );
  });

  test("no text that cannot be read is lost", () => {
    fc.assert(
      fc.property(texts, unread, texts, unread, (a, ua, b, ub) => {
        const others = sortedOthers(ub);
        const before = all(a, ua);
        const after = [...joinRecords(before, { records: b, others }).values()];
        const kept = [...inventoryOf(before).others.values()].map(({ text }) => text);
        for (const text of [...kept, ...others.values()]) assert.ok(after.includes(text), text);
      }),
    );
  });

  test("a record of a newer edition is not written over; what came in is set aside", () => {
    const stored = new Map([[NAME, '{"v":2}']]);
    const after = joinRecords(stored, { records: new Map([[NAME, answer({})]]) });
    assert.deepEqual(state(after), [
      [NAME, '{"v":2}'],
      ["quarantine:1", answer({})],
    ]);
  });

  test("a damaged record makes way, and is kept", () => {
    const stored = new Map([
      [NAME, "[]"],
      ["quarantine:1", "x"],
    ]);
    const after = joinRecords(stored, { records: new Map([[NAME, answer({})]]) });
    assert.deepEqual(state(after), [
      [NAME, answer({})],
      ["quarantine:1", "x"],
      ["quarantine:2", "[]"],
    ]);
  });

  test("replacing leaves the file's records, and what cannot be read, and settings", () => {
    const stored = new Map([
      [NAME, answer({ rev: 9 })],
      ["me:answer:asks", answer({})],
      ["settings", "{}"],
      ["quarantine:1", "x"],
    ]);
    const after = joinRecords(stored, { records: new Map([[NAME, answer({})]]) }, "replace");
    assert.deepEqual(state(after), [
      [NAME, answer({})],
      ["quarantine:1", "x"],
      ["settings", "{}"],
    ]);
  });
});

test("the changes from one state to another lead there, and say what was before", () => {
  const apply = (before, changes) => {
    const after = new Map(before);
    for (const [name, { after: text }] of changes) {
      if (text === null) after.delete(name);
      else after.set(name, text);
    }
    return after;
  };
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const changes = changesBetween(a, b);
      same(apply(a, changes), b);
      const back = [...changes].map(([name, { before }]) => [name, { after: before }]);
      same(apply(b, back), a);
      assert.equal(changesBetween(b, b).size, 0);
    }),
  );
});

/** What a file may bring as unread. */
const sortedOthers = (entries) =>
  new Map([...inventoryOf(entries).others].map(([name, { text }]) => [name, text]));
