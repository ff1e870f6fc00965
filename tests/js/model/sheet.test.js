import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  BLANK,
  fillSheet,
  isEmpty,
  labelsOf,
  newestFirst,
  newUuid,
  parseSheet,
  removalMark,
  renameSheet,
  sheetKeys,
  sheetText,
  textIn,
} from "#src/model/sheet.js";

const SHEET = {
  v: 1,
  name: "Ana",
  fields: { "visit-site": "North" },
  rev: 3,
  at: "2026-01-02",
};
const parse = (value) => parseSheet(JSON.stringify(value));

describe("reading and writing a copy", () => {
  test("its key names the handbook, the reader's own record, the worksheet and the copy", () => {
    assert.equal(sheetKeys("ours", "coaching-notes"), "chb:ours:me:sheet:coaching-notes:");
  });

  test("every copy survives being written and read, whatever its words are", () => {
    const words = ["<script>alert(1)</script>", "O'Neill 📁", "على الرف", '"\\\n\u2028', ""];
    for (const word of words) {
      const sheet = { ...SHEET, name: word, fields: { "visit-site": word } };
      assert.deepEqual(parseSheet(sheetText(sheet)).record, sheet);
    }
  });

  test("a text that is no copy is reported as corrupt, a newer one as newer", () => {
    const names = [{}, { v: 1, deleted: "yes" }, { ...SHEET, name: 1 }];
    const fields = [[], null, "x"].map((fields) => ({ ...SHEET, fields }));
    for (const wrong of [...names, ...fields]) {
      assert.deepEqual(parse(wrong), { record: null, trouble: "corrupt", unread: [] });
    }
    assert.equal(parse({ ...SHEET, v: 2 }).trouble, "newer");
    assert.deepEqual(parseSheet(null), { record: null, trouble: null, unread: [] });
  });

  test("a mark of deletion that is none deletes nothing", () => {
    assert.deepEqual(parse({ ...SHEET, deleted: "yes" }).record, SHEET);
  });

  test("no text makes it throw", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseSheet(text)));
  });

  test("what later editions add is kept", () => {
    assert.equal(parse({ ...SHEET, shared: true }).record.shared, true);
    assert.match(sheetText(fillSheet(parse({ ...SHEET, shared: true }).record, "a", "b")), /"shared"/);
  });
});

describe("writing on a copy", () => {
  test("one blank changes, the others stay, also those that this edition lacks", () => {
    const before = { ...SHEET, fields: { "visit-site": "North", "visit-gone": "kept" } };
    const after = fillSheet(before, "visit-site", "South");
    assert.deepEqual(after.fields, { "visit-site": "South", "visit-gone": "kept" });
    assert.equal(before.fields["visit-site"], "North");
  });

  test("renaming changes the name alone", () => {
    assert.deepEqual(renameSheet(SHEET, "Ben"), { ...SHEET, name: "Ben" });
  });

  test("what every object has is no blank's text", () => {
    for (const blank of ["constructor", "__proto__", "toString"]) {
      assert.equal(textIn(SHEET, blank), "");
      const after = parseSheet(sheetText(fillSheet(SHEET, blank, "mine"))).record;
      assert.equal(textIn(after, blank), "mine");
      assert.equal(textIn(after, "visit-site"), "North");
    }
  });

  test("spaces alone are nothing; a name or one blank is something", () => {
    assert.ok(isEmpty(BLANK) && isEmpty(fillSheet(BLANK, "visit-site", " \n")));
    assert.ok(!isEmpty(renameSheet(BLANK, "Ana")) && !isEmpty(fillSheet(BLANK, "visit-site", "x")));
  });
});

describe("a deleted copy", () => {
  test("leaves a tombstone with nothing of what was written", () => {
    const text = sheetText(removalMark({ rev: 4, at: "2026-01-03" }));
    assert.equal(text, '{"v":1,"deleted":true,"rev":4,"at":"2026-01-03"}');
    const { record } = parseSheet(text);
    assert.deepEqual([record.deleted, record.rev, record.name], [true, 4, ""]);
  });

  test("keeps nothing even where something else stands beside the mark", () => {
    const { record } = parse({ ...SHEET, deleted: true });
    assert.deepEqual(record, removalMark(SHEET));
  });
});

describe("the list of copies", () => {
  const copy = (id, at, name = "", rev = 1) => ({ id, sheet: { ...SHEET, name, at, rev } });
  const unnamed = (number) => `Copy ${number}`;

  test("has the last changed one first, before it one that was never saved", () => {
    const copies = [copy("a", "2026-01-01"), copy("b", "2026-01-03"), copy("c", "", "", 0)];
    assert.deepEqual(
      copies.sort(newestFirst).map(({ id }) => id),
      ["c", "b", "a"],
    );
    const same = [copy("a", "2026-01-01"), copy("b", "2026-01-01")];
    assert.deepEqual(
      same.sort(newestFirst).map(({ id }) => id),
      ["b", "a"],
    );
  });

  test("calls a copy by its name, and one without by its number", () => {
    const copies = [copy("a", "", " Ana "), copy("b", "", "  "), copy("c", "", "عنا")];
    const numberCopies = copies.map((one, n) => ({ ...one, number: n + 1 }));
    assert.deepEqual(labelsOf(numberCopies, unnamed), ["Ana", "Copy 2", "عنا"]);
  });

  test("tells copies of the same name apart", () => {
    const named = (name, n) => ({ ...copy("", "", name), number: n + 1 });
    const copies = ["Ana", "Ben", "Ana"].map(named);
    const labels = ["\u2068Ana\u2069 (Copy 1)", "Ben", "\u2068Ana\u2069 (Copy 3)"];
    assert.deepEqual(labelsOf(copies, unnamed), labels);
  });
});

describe("a copy's id", () => {
  test("is a uuid of version 7, never the same twice", () => {
    const ids = Array.from({ length: 100 }, () => newUuid());
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const id of ids) assert.match(id, form);
    assert.equal(new Set(ids).size, 100);
  });

  test("sorts by the time at which the copy was begun", () => {
    const times = [0, 1, 255, 1e12, Date.UTC(2026, 0, 1), Date.UTC(2400, 0, 1)];
    const ids = times.map((time) => newUuid(time));
    assert.deepEqual([...ids].sort(), ids);
  });
});

test("what was written in a blank is found below its former ids until it is written anew", () => {
  const before = { ...BLANK, fields: { "visit-place": "North", "visit-seen": "Nine" } };
  assert.equal(textIn(before, "visit-site", ["visit-where", "visit-place"]), "North");
  const after = fillSheet(before, "visit-site", "", ["visit-where", "visit-place"]);
  assert.deepEqual(after.fields, { "visit-seen": "Nine", "visit-site": "" });
  assert.equal(textIn(after, "visit-site", ["visit-where", "visit-place"]), "");
});
