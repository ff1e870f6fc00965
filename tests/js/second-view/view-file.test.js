import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isViewOnly } from "#src/answers/preview.js";
import { newAbout, parseAbout } from "#src/model/about.js";
import { fileText, readFile } from "#src/model/answers-file.js";
import { isUuid } from "#src/model/ownership.js";
import { countSides, sidesOf } from "#src/second-view/side-by-side.js";
import { ownAsView, uuidOf, viewOf, viewsIn } from "#src/second-view/view-file.js";
import { texts, UUID_A, UUID_B } from "../arbitrary.js";

const NOW = "2026-11-22T10:00:00.000Z";
const HEAD = { handbook: "ours", edition: "2026.1", saved: NOW };
const ABOUT = newAbout({ whose: "Ana, O'Neill", label: "Ben 👩‍🏫", role: "mentor" }, NOW);
const VIEW = { record: UUID_A, about: ABOUT };
const answer = (fields) => ({ v: 1, state: "rated", level: "alone", rev: 1, at: "", seen: null, ...fields });
const SECRET = {
  note: "secret",
  evidence: ["secret"],
  matters: "high",
  training: true,
  later: "secret",
  plan: { goal: "secret", steps: [], support: "", due: "" },
};
const RECORDS = new Map([
  ["me:answer:listens", JSON.stringify(answer({ ...SECRET, then: "new" }))],
  ["me:answer:asks", JSON.stringify(answer({ state: "none", level: null, ...SECRET }))],
  ["agency:answer:coa", JSON.stringify(answer())],
  [`${UUID_B}:answer:listens`, JSON.stringify(answer({ level: "new" }))],
]);
const through = (view) => readFile(fileText(HEAD, view)).file;

describe("a view as a file", () => {
  test("notes are left out unless chosen, and whatever a later edition may add", () => {
    const view = viewOf(VIEW, RECORDS, "me", false);
    assert.deepEqual([...view.keys()], [`${UUID_A}:about`, `${UUID_A}:answer:listens`]);
    assert.doesNotMatch([...view.values()].join(), /secret|matters|training/);
    assert.equal(JSON.parse(view.get(`${UUID_A}:answer:listens`)).then, "new");
  });

  test("what nests thousands deep stays out of a choice, and stops nothing", () => {
    const deep = `{"v":1,"state":"rated","level":"alone","rev":1,"at":"","seen":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    const view = viewOf(VIEW, new Map([["me:answer:listens", deep]]), "me", false);
    assert.deepEqual(JSON.parse(view.get(`${UUID_A}:answer:listens`)), {
      v: 1,
      state: "rated",
      level: "alone",
      rev: 1,
      at: "",
    });
    assert.equal(through(viewOf(VIEW, new Map([["me:answer:listens", deep]]), "me", true)).records.size, 2);
  });

  test("with the notes it has all of them", () => {
    const view = viewOf(VIEW, RECORDS, "me", true);
    assert.equal(view.get(`${UUID_A}:answer:listens`), RECORDS.get("me:answer:listens"));
    assert.equal(view.size, 3);
  });

  test("only what was asked for goes along: never somebody else's, nor the agency's", () => {
    fc.assert(
      fc.property(texts, (records) => {
        const view = viewOf(VIEW, records, "me", true, (id) => id !== "listens");
        for (const [name, text] of view) {
          if (name === `${UUID_A}:about`) continue;
          assert.equal(records.get(name.replace(UUID_A, "me")), text);
          assert.ok(!name.endsWith(":listens"));
        }
      }),
    );
  });

  test("arrives as it was sent, and is told from a reader's own file", () => {
    const sent = viewOf(VIEW, RECORDS, "me", false);
    const file = through(sent);
    assert.ok(isViewOnly(file.records));
    const { views, own } = viewsIn(file, UUID_B);
    assert.deepEqual(views, [{ record: UUID_A, about: ABOUT, texts: sent }]);
    assert.equal(own, null);
  });

  test("somebody's own answers are a view too, once it is said whose", () => {
    const { views, own } = viewsIn(through(RECORDS), UUID_A);
    assert.deepEqual(views, []);
    const { about, texts: kept } = ownAsView(UUID_A, own, " Ana ", NOW);
    assert.deepEqual([about.whose, about.label, about.role], ["Ana", "Ana", "self"]);
    assert.equal(kept.get(`${UUID_A}:answer:listens`), RECORDS.get("me:answer:listens"));
    assert.deepEqual(parseAbout(kept.get(`${UUID_A}:about`)).record, about);
  });

  test("the uuid made of a file is a uuid, the same for the same file", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        assert.ok(isUuid(uuidOf(a)), uuidOf(a));
        assert.equal(uuidOf(a) === uuidOf(b), a === b);
      }),
    );
  });
});

describe("side by side", () => {
  const LEVELS = [
    { id: "new", label: "New", text: "" },
    { id: "alone", label: "Alone", text: "", formerly: ["by-myself"] },
  ];
  const FRAMEWORK = {
    scale: { id: "s", best: "last", levels: LEVELS },
    domains: [{ id: "d", code: "", title: "", competencies: ["a", "b", "c", "d", "e", "f", "g"] }],
  };
  const sides = (one, other) =>
    sidesOf(FRAMEWORK, new Map(Object.entries(one)), new Map(Object.entries(other)))[0];
  const ids = (pairs) => pairs.map(({ id }) => id);

  test("what was answered differently is to be talked about, not sure and not applicable too", () => {
    const { talk, agree, alone, open } = sides(
      { a: answer(), b: answer(), c: answer({ state: "unsure", level: null }), d: answer(), f: answer() },
      {
        a: answer(),
        b: answer({ level: "new" }),
        c: answer({ state: "na", level: null }),
        e: answer(),
        f: answer({ state: "none", level: null, note: "x" }),
      },
    );
    assert.deepEqual([ids(agree), ids(talk), ids(alone), open], [["a"], ["b", "c"], ["d", "e", "f"], ["g"]]);
  });

  test("a level that was renamed is the same level", () => {
    assert.equal(sides({ a: answer() }, { a: answer({ level: "by-myself" }) }).agree.length, 1);
  });

  test("every competency is in one list, whoever is named first, and nothing is a number", () => {
    const made = fc.dictionary(
      fc.constantFrom("a", "b", "c", "d", "e"),
      fc.constantFrom(answer(), answer({ level: "new" }), answer({ state: "na", level: null })),
    );
    fc.assert(
      fc.property(made, made, (one, other) => {
        const [there, back] = [sides(one, other), sides(other, one)];
        const all = [...ids(there.talk), ...ids(there.agree), ...ids(there.alone), ...there.open];
        assert.deepEqual(all.sort(), ["a", "b", "c", "d", "e", "f", "g"]);
        assert.deepEqual(ids(there.talk), ids(back.talk));
        assert.deepEqual(countSides([there]), countSides([back]));
      }),
    );
  });

  test("zero answers, and all items not applicable, are lists like any other", () => {
    assert.equal(sides({}, {}).open.length, 7);
    const na = answer({ state: "na", level: null });
    assert.deepEqual(ids(sides({ a: na }, { a: na }).agree), ["a"]);
  });
});
