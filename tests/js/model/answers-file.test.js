import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fileText, readFile } from "#src/model/answers-file.js";
import { inventoryOf } from "#src/model/inventory.js";
import { texts, UUID_A, unread } from "../arbitrary.js";

const HEAD = { handbook: "ours", edition: "2026.1", saved: "2026-11-22T10:00:00.000Z" };
const ANSWER = { v: 1, state: "unsure", level: null, rev: 1, at: "", seen: null };
const NAME = "me:answer:listens";
const FOLDER = new URL("../../data/answers/", import.meta.url);

const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const whole = (fields = {}) => ({
  format: "competency-handbook-answers",
  v: 1,
  ...HEAD,
  records: { me: { answers: { listens: ANSWER } } },
  ...fields,
});
const read = (file) => readFile(JSON.stringify(file));
const recordsOf = (file) => [...read(file).file.records.keys()];
const apartIn = (file) => read(file).file.apart.map(({ path, why }) => [path.join(" "), why]);

describe("saving and opening", () => {
  test("export → erase → import is identical, for every record and its very text", () => {
    fc.assert(
      fc.property(texts, (records) => {
        const { file } = readFile(fileText(HEAD, records));
        assert.deepEqual(sorted(file.records), sorted(records));
        assert.deepEqual([file.apart, file.others.size], [[], 0]);
      }),
    );
  });

  test("what this edition cannot read travels along, as it is", () => {
    fc.assert(
      fc.property(texts, unread, (records, extra) => {
        const others = new Map([...inventoryOf(extra).others].map(([name, { text }]) => [name, text]));
        const { file } = readFile(fileText(HEAD, records, others));
        assert.deepEqual(sorted(file.others), sorted(others));
      }),
    );
  });

  for (const depth of [51, 5000, 200_000]) {
    test(`a record nested ${depth} deep is saved as the text that it is, and comes back as a record`, () => {
      const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      const text = JSON.stringify({ ...ANSWER, later: 0 }).replace('"later":0', `"later":${deep}`);
      const records = new Map([
        [NAME, text],
        ["me:answer:asks", JSON.stringify(ANSWER)],
      ]);
      const saved = fileText(HEAD, records);
      assert.deepEqual(JSON.parse(saved).unread, { [NAME]: text });
      const { file } = readFile(saved);
      assert.deepEqual(sorted(file.records), sorted(records));
      assert.deepEqual([file.apart, file.others.size], [[], 0]);
    });
  }

  test("a deep record in the place of what cannot be read takes the place of no record of the file", () => {
    const text = JSON.stringify({ ...ANSWER, later: 0 }).replace("0}", `${"[".repeat(60)}${"]".repeat(60)}}`);
    const { file } = read(whole({ unread: { [NAME]: text, "me:answer:asks": JSON.stringify(ANSWER) } }));
    assert.equal(file.records.get(NAME), JSON.stringify(ANSWER));
    assert.deepEqual(
      file.apart.map(({ path }) => path[1]),
      [NAME, "me:answer:asks"],
    );
  });

  test("the same records make the same file, with its head first", () => {
    const text = fileText(HEAD, new Map([[NAME, JSON.stringify(ANSWER)]]));
    assert.equal(text, fileText(HEAD, new Map([[NAME, JSON.stringify(ANSWER)]])));
    assert.deepEqual(JSON.parse(text), whole());
    assert.deepEqual(Object.keys(JSON.parse(text)).slice(0, 2), ["format", "v"]);
    assert.ok(text.endsWith("}\n"));
  });

  test("a file says its handbook, edition and day", () => {
    const { handbook, edition, saved } = read(whole()).file;
    assert.deepEqual({ handbook, edition, saved }, HEAD);
  });

  test("`__proto__` as an id is kept like any other, and reaches no prototype", () => {
    const records = new Map([["me:answer:__proto__", JSON.stringify(ANSWER)]]);
    const { file } = readFile(fileText(HEAD, records));
    assert.deepEqual([...file.records], [...records]);
    assert.equal({}.state, undefined);
  });

  test("a file with a byte order mark, or saved anew by another program, opens", () => {
    assert.deepEqual([...readFile(`\ufeff${JSON.stringify(whole())}`).file.records.keys()], [NAME]);
    assert.equal(readFile(JSON.stringify(whole(), null, 4)).file.records.size, 1);
  });
});

describe("files of every schema ever released keep opening", () => {
  for (const name of readdirSync(FOLDER)) {
    test(name, () => {
      const { file } = readFile(readFileSync(new URL(name, FOLDER), "utf8"));
      assert.deepEqual(file.apart, []);
      assert.equal(file.records.size, 11);
      assert.deepEqual([...file.others.keys()], ["quarantine:1", "me:answer:from-a-newer-edition"]);
      const answer = JSON.parse(file.records.get("me:answer:mentoring-two-way-relationship"));
      assert.deepEqual([answer.level, answer.plan.steps.length], ["growth-on-my-own", 2]);
    });
  }
});

describe("what is no such file is called what it is", () => {
  const faults = [
    ["", "empty"],
    [" \n", "empty"],
    ["hello", "not-json"],
    [JSON.stringify(whole()).slice(0, -20), "not-json"],
    ["null", "not-ours"],
    ["[]", "not-ours"],
    ['"x"', "not-ours"],
    ["{}", "not-ours"],
    [JSON.stringify(whole({ format: "another-program" })), "not-ours"],
    [JSON.stringify(whole({ v: 0 })), "not-ours"],
    [JSON.stringify(whole({ v: "1" })), "not-ours"],
    [JSON.stringify(whole({ records: [] })), "not-ours"],
    [JSON.stringify(whole({ handbook: 7 })), "not-ours"],
    [JSON.stringify({ format: "competency-handbook-answers", v: 2, anything: [] }), "newer"],
  ];
  for (const [text, fault] of faults) {
    test(`${fault}: ${text.slice(0, 50)}`, () => {
      assert.deepEqual(readFile(text), { file: null, fault });
    });
  }

  test("import of another handbook's file: the file says whose it is", () => {
    assert.equal(read(whole({ handbook: "theirs" })).file.handbook, "theirs");
  });
});

describe("damaged parts are kept apart and named, and the rest counts", () => {
  const damaged = [
    ["an answer", { me: { answers: { listens: ANSWER, asks: { v: 1 } } } }, "records me answers asks"],
    ["a group", { me: { answers: { listens: ANSWER }, sheets: [] } }, "records me sheets"],
    [
      "a worksheet",
      { me: { answers: { listens: ANSWER }, sheets: { notes: 7 } } },
      "records me sheets notes",
    ],
    [
      "a copy",
      { me: { answers: { listens: ANSWER }, sheets: { notes: { [UUID_A]: { v: 1 } } } } },
      `records me sheets notes ${UUID_A}`,
    ],
    ["a record", { me: { answers: { listens: ANSWER } }, agency: null }, "records agency"],
    ["whose", { me: { answers: { listens: ANSWER } }, "some body": {} }, "records some body"],
    ["about", { me: { about: 3, answers: { listens: ANSWER } } }, "records me about"],
    ["a kind that is not known", { me: { answers: { listens: ANSWER }, dreams: {} } }, "records me dreams"],
    [
      "an id that is no id",
      { me: { answers: { listens: ANSWER, "a:b": ANSWER } } },
      "records me answers a:b",
    ],
  ];
  for (const [title, records, path] of damaged) {
    test(title, () => {
      assert.deepEqual(recordsOf(whole({ records })), [NAME]);
      assert.deepEqual(apartIn(whole({ records })), [[path, "damaged"]]);
    });
  }

  test("an answer of a newer edition is named as such", () => {
    const records = { me: { answers: { listens: ANSWER, asks: { v: 2 } } } };
    assert.deepEqual(apartIn(whole({ records })), [["records me answers asks", "newer"]]);
    assert.equal(read(whole({ records })).file.apart[0].text, '{"v":2}');
  });

  test("no settings, no journal and no record come in as what could not be read", () => {
    const rogue = {
      settings: '{"v":1,"session":true}',
      journal: '{"v":1,"at":0,"undo":[]}',
      [NAME]: JSON.stringify(ANSWER),
      "": "x",
      "me:answer:asks": 7,
    };
    const { file } = read(whole({ unread: rogue }));
    assert.equal(file.others.size, 0);
    assert.equal(file.apart.length, 5);
    assert.deepEqual(apartIn(whole({ unread: [] })), [["unread", "damaged"]]);
  });

  test("10,000 mutated files never throw, and never lose the valid part", () => {
    const text = fileText(HEAD, new Map([[NAME, JSON.stringify(ANSWER)]]));
    const change = fc.tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(change, ([at, gone, put]) => {
        const { file, fault } = readFile(text.slice(0, at) + put + text.slice(at + gone));
        assert.ok((file === null) !== (fault === null));
        for (const record of file?.records.values() ?? []) assert.equal(JSON.parse(record).v, 1);
      }),
      { numRuns: 10_000 },
    );
  });

  test("whatever stands in it, the good answer beside it is read", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (answers, other) => {
        const records = { me: { answers: { ...answers, listens: ANSWER }, snapshots: other } };
        assert.ok(recordsOf(whole({ records })).includes(NAME));
      }),
    );
  });
});
