import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  answerKey,
  answerText,
  changeAnswer,
  changeDetails,
  isAnswered,
  isAnsweredText,
  isKept,
  parseAnswer,
} from "#src/model/answer.js";
import { compareRecords, quarantine } from "#src/model/record.js";

const SEEN = { hash: "h1", lang: "en", text: "I listen first." };
const RATED = { v: 1, state: "rated", level: "growth-alone", rev: 3, at: "2026-01-02", seen: SEEN };
const PLAN = { goal: "g", steps: ["one", "two"], support: "Ana", due: "2027-02-01" };
const DETAILS = {
  then: "growth-start",
  matters: "high",
  training: true,
  note: "<script>alert(1)</script>",
  evidence: ["a photo", "שלום 👋"],
  plan: PLAN,
};
const parse = (value) => parseAnswer(JSON.stringify(value));
const sign = (a, b) => Math.sign(compareRecords(a, b, answerText));

describe("keys", () => {
  test("an answer's key names the handbook, the record and the competency", () => {
    assert.equal(answerKey("ours", "me", "listens"), "chb:ours:me:answer:listens");
    assert.equal(quarantine(2), "quarantine:2");
  });

  test("an agency's answer has another key than a person's to the same competency", () => {
    assert.equal(answerKey("ours", "agency", "listens"), "chb:ours:agency:answer:listens");
  });
});

describe("whether a stored text is an answer", () => {
  const same = (text) => assert.equal(isAnsweredText(text), isAnswered(parseAnswer(text).record), text);
  const deep = "[".repeat(60) + "]".repeat(60);

  test("is said of any text as by reading all of it", () => {
    const values = [1, 2, "1", null, "rated", "na", "none", "", "growth-alone", [], {}, SEEN];
    const value = fc.oneof(fc.constantFrom(...values), fc.jsonValue());
    const fields = {
      v: fc.oneof(fc.constant(1), value),
      state: value,
      level: value,
      rev: value,
      seen: value,
    };
    const stored = fc.record(fields, { requiredKeys: [] }).map((it) => JSON.stringify(it));
    fc.assert(fc.property(fc.oneof(stored, fc.string(), fc.constant(null)), same));
  });

  test("is said of a text that is cut off, and of one that nests too deep, as by reading all of it", () => {
    const text = JSON.stringify(RATED);
    for (let length = 0; length <= text.length; length += 1) same(text.slice(0, length));
    for (const name of ["v", "state", "level", "seen", "note"]) {
      same(text.replace(/}$/, `,"${name}":${deep}}`));
    }
    assert.equal(isAnsweredText(text), true);
  });
});

describe("parsing what is stored", () => {
  test("nothing stored is no answer and no trouble", () => {
    assert.deepEqual(parseAnswer(null), { record: null, trouble: null, unread: [] });
  });

  test("truncated JSON is reported as corrupt", () => {
    const text = JSON.stringify(RATED);
    for (let length = 0; length < text.length; length += 1) {
      assert.equal(parseAnswer(text.slice(0, length)).trouble, "corrupt");
    }
  });

  const wrongs = ["null", "[]", '"x"', "7", "true", "{}", '{"v":"1","state":"na"}', '{"v":1}'];
  for (const wrong of wrongs) {
    test(`valid JSON of the wrong type is reported as corrupt: ${wrong}`, () => {
      assert.deepEqual(parseAnswer(wrong), { record: null, trouble: "corrupt", unread: [] });
    });
  }

  test("a state or level that cannot be is corrupt, not guessed", () => {
    assert.equal(parse({ ...RATED, state: "toString" }).trouble, "corrupt");
    assert.equal(parse({ ...RATED, level: 3 }).trouble, "corrupt");
    assert.equal(parse({ ...RATED, level: "" }).trouble, "corrupt");
  });

  test("a newer schema is reported as newer, whatever it holds", () => {
    assert.deepEqual(parse({ v: 2, anything: [] }), { record: null, trouble: "newer", unread: [] });
  });

  test("what only orders or explains an answer may be missing", () => {
    const { record: answer, trouble, unread } = parse({ v: 1, state: "unsure" });
    assert.deepEqual(answer, { v: 1, state: "unsure", level: null, rev: 0, at: "", seen: null });
    assert.deepEqual([trouble, unread], [null, []]);
  });

  test("what of that makes no sense is reported, and read as unknown", () => {
    const { record: answer, unread } = parse({ ...RATED, rev: -1, at: 5, seen: { hash: "h" } });
    assert.deepEqual(unread, ["rev", "at", "seen"]);
    assert.deepEqual(answer, { ...RATED, rev: 0, at: "", seen: null });
    for (const rev of [1.5, "4", 1e300]) assert.deepEqual(parse({ ...RATED, rev }).unread, ["rev"]);
  });

  test("every field of the full form is kept", () => {
    const full = { ...RATED, ...DETAILS };
    assert.deepEqual(parse(full), { record: full, trouble: null, unread: [] });
  });

  test("fields that a later edition adds are kept", () => {
    const later = { ...RATED, mood: { of: "a later edition" }, plan: { ...PLAN, mentor: "Ana" } };
    assert.deepEqual(parse(later), { record: later, trouble: null, unread: [] });
  });

  test("what is empty is left out, and is no damage", () => {
    const plan = { goal: "", steps: [], support: "", due: "" };
    const empty = { then: "", matters: "", training: false, note: "", evidence: [""], plan };
    const nothing = { then: null, matters: null, training: null, note: null };
    for (const details of [empty, nothing, {}]) {
      assert.deepEqual(parse({ ...RATED, ...details }), parse(RATED));
    }
  });

  test("a damaged detail is reported and left out; the others and the choice stay", () => {
    for (const name of Object.keys(DETAILS)) {
      const { [name]: _, ...others } = DETAILS;
      const { record, trouble, unread } = parse({ ...RATED, ...DETAILS, [name]: 7 });
      assert.deepEqual([record, trouble, unread], [{ ...RATED, ...others }, null, [name]]);
    }
    assert.deepEqual(parse({ ...RATED, matters: "toString" }).unread, ["matters"]);
  });

  test("of a damaged list or plan, what makes sense stays", () => {
    const plan = { goal: 5, steps: ["ask Ana", null], support: "time", due: "soon" };
    const { record, unread } = parse({ ...RATED, evidence: ["a", 5, "b"], plan });
    assert.deepEqual(unread, ["evidence", "plan"]);
    assert.deepEqual(record.evidence, ["a", "b"]);
    assert.deepEqual(record.plan, { goal: "", steps: ["ask Ana"], support: "time", due: "" });
  });

  test("a stored field called `__proto__` stays a field and becomes no prototype", () => {
    const text = '{"v":1,"state":"na","level":null,"__proto__":{"state":"rated"}}';
    const { record: answer } = parseAnswer(text);
    assert.equal(Object.getPrototypeOf(answer), Object.prototype);
    assert.match(answerText(answer), /"__proto__":\{"state":"rated"\}/);
  });

  test("no text makes it throw, and every answer survives being written and read", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseAnswer(text)));
    const detail = fc.oneof(fc.constant(undefined), fc.array(fc.string()), fc.jsonValue());
    const record = fc.record({
      v: fc.oneof(fc.constant(1), fc.jsonValue()),
      state: fc.oneof(fc.constantFrom("rated", "unsure", "na", "none"), fc.jsonValue()),
      level: fc.jsonValue(),
      rev: fc.jsonValue(),
      seen: fc.jsonValue(),
      ...Object.fromEntries(Object.keys(DETAILS).map((name) => [name, detail])),
      plan: fc.oneof(fc.record({ goal: detail, steps: detail, due: detail }), detail),
    });
    fc.assert(
      fc.property(record, (value) => {
        const { record: answer } = parse(value);
        if (answer === null) return;
        const text = answerText(answer);
        assert.equal(answerText(parseAnswer(text).record), text);
      }),
    );
  });
});

describe("changing an answer", () => {
  const circumstances = { rev: 4, at: "2026-01-03", seen: SEEN };

  test("the first answer has just the known fields", () => {
    const made = changeAnswer(null, { state: "rated", level: "growth-alone" }, circumstances);
    assert.deepEqual(made, { ...RATED, rev: 4, at: "2026-01-03" });
    assert.ok(isAnswered(made));
  });

  test("what else the form keeps stays with a changed answer", () => {
    const before = { ...RATED, note: "with Ana", evidence: ["a"], plan: { goal: "g" } };
    const after = changeAnswer(before, { state: "unsure", level: null }, circumstances);
    assert.deepEqual([after.note, after.evidence, after.plan], ["with Ana", ["a"], { goal: "g" }]);
    assert.deepEqual([after.state, after.level, before.state], ["unsure", null, "rated"]);
  });

  test("a removed answer is a tombstone that keeps nothing of what was said", () => {
    const before = { ...RATED, note: "with Ana" };
    const nothing = { state: "none", level: null };
    const after = changeAnswer(before, nothing, { ...circumstances, seen: null });
    assert.deepEqual(after, { v: 1, ...nothing, rev: 4, at: "2026-01-03", seen: null });
    assert.ok(!isAnswered(after));
    assert.ok(!isAnswered(null));
  });

  test("the same answer is the same text, in whatever order its fields came", () => {
    const { v, state, ...others } = RATED;
    const shuffled = { note: "n", ...others, state, v };
    assert.equal(answerText(shuffled), answerText({ ...RATED, note: "n" }));
  });
});

describe("changing what an answer says beside the choice", () => {
  const circumstances = { rev: 4, at: "2026-01-03", seen: { ...SEEN, hash: "h2" } };

  test("a note on something that is not rated is no answer, but is kept", () => {
    const made = changeDetails(null, { note: "ask Ana" }, circumstances);
    assert.deepEqual(made, {
      ...{ v: 1, state: "none", level: null, note: "ask Ana" },
      ...circumstances,
    });
    assert.ok(isKept(made) && !isAnswered(made));
  });

  test("the choice and the wording that was answered stay", () => {
    const made = changeDetails({ ...RATED, mood: "new" }, { training: true }, circumstances);
    assert.deepEqual(made, { ...RATED, mood: "new", training: true, rev: 4, at: "2026-01-03" });
  });

  test("what is emptied goes, and the others stay", () => {
    const empty = { then: "", matters: null, training: false, note: "", evidence: [], plan: null };
    for (const name of Object.keys(DETAILS)) {
      const { [name]: _, ...others } = DETAILS;
      const made = changeDetails({ ...RATED, ...DETAILS }, { [name]: empty[name] }, circumstances);
      assert.deepEqual(made, { ...RATED, ...others, rev: 4, at: "2026-01-03" });
    }
  });

  test("what is emptied to the last leaves a tombstone", () => {
    const before = changeDetails(null, { note: "ask Ana" }, circumstances);
    const after = changeDetails(before, { note: "" }, { ...circumstances, rev: 5 });
    const tombstone = { v: 1, state: "none", level: null, rev: 5, at: "2026-01-03", seen: null };
    assert.deepEqual(after, tombstone);
    assert.ok(!isKept(after) && !isKept(null));
  });

  test("a choice after a note keeps the note; a removed answer keeps nothing", () => {
    const noted = changeDetails(null, DETAILS, circumstances);
    const rated = changeAnswer(noted, { state: "rated", level: "growth-alone" }, circumstances);
    const { plan, ...others } = DETAILS;
    for (const [name, value] of Object.entries(others)) assert.deepEqual(rated[name], value);
    assert.deepEqual(rated.plan, plan);
    const removed = changeAnswer(rated, { state: "none", level: null }, circumstances);
    assert.ok(!isKept(removed));
  });

  test("two changes to different details come out the same in either order", () => {
    const patch = fc.record({
      note: fc.string(),
      training: fc.boolean(),
      evidence: fc.array(fc.string()),
      matters: fc.constantFrom("low", "some", "high", ""),
    });
    fc.assert(
      fc.property(patch, ({ note, ...others }) => {
        const one = changeDetails(RATED, { note }, circumstances);
        const other = changeDetails(RATED, others, circumstances);
        const either = [
          changeDetails(one, others, circumstances),
          changeDetails(other, { note }, circumstances),
        ].map(answerText);
        assert.equal(either[0], either[1]);
        assert.equal(answerText(parseAnswer(either[0]).record), either[0]);
      }),
    );
  });
});

describe("which answer is newer", () => {
  test("the higher rev, even where the clock moved backwards", () => {
    assert.equal(sign({ ...RATED, rev: 4, at: "2019-01-01" }, RATED), 1);
  });

  test("at the same rev the later time, then the text", () => {
    assert.equal(sign({ ...RATED, at: "2026-01-03" }, RATED), 1);
    assert.equal(sign({ ...RATED, level: "z" }, RATED), 1);
    assert.equal(sign(RATED, { ...RATED }), 0);
  });

  test("any answer is newer than none, a tombstone too", () => {
    assert.equal(sign({ ...RATED, state: "none", rev: 0 }, null), 1);
    assert.equal(sign(null, RATED), -1);
    assert.equal(sign(null, null), 0);
  });

  test("every browser orders any answers the same", () => {
    const answer = fc.record({
      v: fc.constant(1),
      state: fc.constantFrom("unsure", "na", "none"),
      level: fc.constant(null),
      rev: fc.nat(2),
      at: fc.constantFrom("", "2026-01-01", "2026-01-02"),
      seen: fc.constant(null),
      note: fc.constantFrom("a", "b"),
    });
    fc.assert(
      fc.property(answer, answer, answer, (a, b, c) => {
        // Added, since Object.is tells the opposite of 0 from 0.
        assert.equal(sign(a, b) + sign(b, a), 0);
        if (sign(a, b) >= 0 && sign(b, c) >= 0) assert.ok(sign(a, c) >= 0);
        assert.equal(sign(a, b) === 0, answerText(a) === answerText(b));
      }),
    );
  });
});
