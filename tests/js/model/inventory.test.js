import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { inventoryOf } from "#src/model/inventory.js";
import { isRemoval, nameOf, placeOf, readAs } from "#src/model/kinds.js";
import { markOf } from "#src/model/mark.js";
import { readSettings, settingsText } from "#src/model/settings.js";
import { texts, UUID_A, unread } from "../arbitrary.js";

const ANSWER = '{"v":1,"state":"unsure","level":null,"rev":1,"at":"","seen":null}';

describe("a record's name", () => {
  test("says whose it is, what, and of what", () => {
    assert.deepEqual(placeOf("me:answer:listens"), {
      record: "me",
      part: "answer",
      ids: ["listens"],
    });
    assert.deepEqual(placeOf(`me:sheet:notes:${UUID_A}`).ids, ["notes", UUID_A]);
    assert.equal(nameOf(placeOf(`${UUID_A}:about`)), `${UUID_A}:about`);
  });

  const others = [
    "",
    "me",
    "me:answer",
    "me:answer:",
    "me:answer:a:b",
    "you:answer:a",
    "me:toString:a",
    "me:sheet:notes",
    "settings",
    "quarantine:1",
    `${UUID_A.toUpperCase()}:about`,
    `me:answer:${"x".repeat(201)}`,
  ];
  for (const name of others) {
    test(`that is none names nothing: ${name.slice(0, 40)}`, () => {
      assert.equal(placeOf(name), null);
      assert.equal(readAs(name, ANSWER).record, null);
    });
  }
});

describe("what is kept", () => {
  test("is sorted into what can be read and what can not, and why", () => {
    const { records, others } = inventoryOf(
      new Map([
        ["me:answer:listens", ANSWER],
        ["me:answer:asks", '{"v":2}'],
        ["me:answer:waits", '{"v":1,"sta'],
        ["me:later:thing", "{}"],
        ["quarantine:1", "null"],
        ["settings", '{"v":1}'],
        ["journal", "x"],
      ]),
    );
    assert.deepEqual([...records.keys()], ["me:answer:listens"]);
    assert.deepEqual(
      [...others].map(([name, { why }]) => [name, why]),
      [
        ["me:answer:asks", "newer"],
        ["me:answer:waits", "unreadable"],
        ["me:later:thing", "unknown"],
        ["quarantine:1", "quarantined"],
      ],
    );
  });

  test("is all there, and each once, whatever it is", () => {
    fc.assert(
      fc.property(texts, unread, (a, b) => {
        const all = new Map([...a, ...b]);
        const { records, others } = inventoryOf(all);
        assert.equal(records.size + others.size, all.size);
        for (const [name, text] of all) {
          assert.equal(records.get(name) ?? others.get(name).text, text);
        }
      }),
    );
  });
});

test("a removed answer, copy or line is a removal; one that was only written about is not", () => {
  const removal = (name, fields) => isRemoval(readAs(name, JSON.stringify(fields)).record);
  const none = { v: 1, state: "none", level: null };
  assert.ok(removal("me:answer:a", none));
  assert.ok(!removal("me:answer:a", { ...none, note: "with Ana" }));
  assert.ok(!removal("me:answer:a", { ...none, state: "na" }));
  assert.ok(removal(`me:sheet:notes:${UUID_A}`, { v: 1, deleted: true }));
  assert.ok(removal("agency:evidence:plan", { v: 1, have: false, where: "" }));
  assert.ok(!removal("agency:evidence:plan", { v: 1, have: false, where: "Shelf 2" }));
  assert.ok(!isRemoval(null));
});

test("a mark is the same for the same texts in any order, and another for others", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      assert.equal(markOf(a), markOf([...a].reverse()));
      const same = a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
      assert.equal(markOf(a) === markOf(b), same);
    }),
  );
});

test("settings survive being written and read; damaged ones are none", () => {
  const settings = {
    v: 1,
    session: true,
    saved: { at: "2026", mark: "x" },
    view: { record: UUID_A, name: "Ana", rev: 3 },
    calendar: { id: UUID_A, count: 2 },
    numbers: { notes: { [UUID_A]: 1 } },
  };
  assert.deepEqual(readSettings(settingsText(settings)), settings);
  for (const calendar of [{ id: 2, count: 2 }, { id: UUID_A, count: -1 }, { id: UUID_A }, 7, null]) {
    assert.equal(readSettings(settingsText({ ...settings, calendar })).calendar, undefined);
  }
  assert.equal(settingsText({ v: 1 }), null);
  for (const text of [null, "", "null", "[]", '{"v":2,"session":true}', '{"v":1,"session":1}']) {
    assert.deepEqual(readSettings(text), { v: 1 });
  }
});
