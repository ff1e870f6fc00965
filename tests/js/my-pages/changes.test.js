import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { takeSnapshot } from "#src/model/snapshot.js";
import * as changes from "#src/my-pages/changes.js";
import { standingsOf } from "#src/my-pages/scoring.js";
import { answer, anyAnswers, MINE, OUTLINE, rated } from "../handbook.js";

const { changesSince, changesSinceTraining, missingFrom } = changes;
const standings = (answers, outline = OUTLINE) => standingsOf(outline, "me", (id) => answers[id] ?? null);
const kept = (answers) => takeSnapshot("", Object.entries(answers), { rev: 1, at: "" }).answers;
const since = (now, then, outline) => changesSince(standings(now, outline), then);
const said = ({ standing, then, now, changed }) => [
  standing.id,
  then && (then.level ?? then.state),
  now && (now.level ?? now.state),
  changed,
];

describe("then and now", () => {
  test("names what changed first, each group in the order of the handbook", () => {
    const then = kept({ listens: rated("new"), asks: rated("new"), visits: answer("unsure") });
    const now = { listens: rated("new"), asks: rated("with"), visits: rated("new"), notes: rated("new") };
    assert.deepEqual(since(now, then).map(said), [
      ["asks", "new", "with", true],
      ["visits", "unsure", "new", true],
      ["notes", null, "new", true],
      ["listens", "new", "new", false],
    ]);
  });

  test("says what was answered then and is not any more", () => {
    const now = { listens: answer("none", null, { note: "hm" }) };
    const found = since(now, kept({ listens: rated("new") }));
    assert.deepEqual(found.map(said), [["listens", "new", null, true]]);
  });

  test("finds a renamed competency below its former id", () => {
    const competencies = {
      ...OUTLINE.competencies,
      listens: { ...OUTLINE.competencies.listens, formerly: ["hears"] },
    };
    const outline = { ...OUTLINE, competencies };
    const then = { hears: { state: "rated", level: "new" } };
    const found = since({ listens: rated("with") }, then, outline);
    assert.deepEqual(found.map(said), [["listens", "new", "with", true]]);
    assert.deepEqual(missingFrom(standings({}, outline), then), []);
  });

  test("takes a renamed level for the same one", () => {
    const frameworks = OUTLINE.frameworks.map((one) => ({
      ...one,
      scale: { ...one.scale, levels: one.scale.levels.map((l) => ({ ...l, formerly: [`old-${l.id}`] })) },
    }));
    const then = { listens: { state: "rated", level: "old-new" } };
    const found = since({ listens: rated("new") }, then, { ...OUTLINE, frameworks });
    assert.deepEqual(found.map(said), [["listens", "old-new", "new", false]]);
  });

  test("names what this edition lacks", () => {
    assert.deepEqual(missingFrom(standings({}), { listens: {}, toString: {}, gone: {} }), [
      "toString",
      "gone",
    ]);
  });

  test("`toString` and `__proto__` are not answers that nobody gave", () => {
    assert.deepEqual(since({}, {}), []);
    assert.deepEqual(since({}, JSON.parse('{"__proto__":{"state":"rated","level":"new"}}')), []);
  });

  test("of a snapshot of now, nothing has changed", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        assert.ok(since(answers, kept(answers)).every(({ changed }) => !changed));
      }),
    );
  });

  test("every answered competency stands in it once, and turning time turns it", () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, after) => {
        const found = since(after, kept(before));
        const [was, is] = [kept(before), kept(after)];
        const answered = MINE.filter((id) => id in was || id in is);
        assert.deepEqual(found.map(({ standing }) => standing.id).sort(), answered.sort());
        const back = since(before, is);
        assert.deepEqual(
          found.map(said).map(([id, a, b, c]) => [id, b, a, c]),
          back.map(said),
        );
      }),
    );
  });
});

describe("then and now, rated together", () => {
  test("holds what was rated for then, and nothing else", () => {
    const answers = {
      listens: rated("alone", { then: "new" }),
      asks: rated("alone", { then: "alone" }),
      aims: rated("alone"),
      visits: answer("none", null, { then: "new" }),
    };
    assert.deepEqual(changesSinceTraining(standings(answers)).map(said), [
      ["listens", "new", "alone", true],
      ["asks", "alone", "alone", false],
    ]);
  });
});
