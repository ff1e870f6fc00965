import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import * as scoring from "#src/my-pages/scoring.js";
import { AGENCY, answer, anyAnswers, GROWTH, OUTLINE, rated } from "../handbook.js";

const { countsOf, gapOf, isReworded, prioritiesOf, standingsOf, strengthsOf, trainingOf } = scoring;
const standings = (answers, record = "me", outline = OUTLINE) =>
  standingsOf(outline, record, (id) => answers[id] ?? null);
const ids = (found) => found.map((one) => (one.standing ?? one).id);
const first = (answers) => ids(prioritiesOf(standings(answers)));

describe("standings", () => {
  test("are a record's competencies in the order of the handbook", () => {
    assert.deepEqual(ids(standings({})), ["listens", "asks", "aims", "visits", "watches", "notes"]);
  });

  test("an agency's and a person's never meet", () => {
    assert.deepEqual(ids(standings({}, "agency")), ["trains", "hires"]);
  });
});

describe("a scale's direction", () => {
  test("is from the last level on where the last is the best", () => {
    assert.deepEqual(
      GROWTH.levels.map(({ id }) => gapOf(GROWTH, id)),
      [3, 2, 1, 0],
    );
  });

  test("is from the first level on where the first is the best", () => {
    assert.deepEqual(
      AGENCY.levels.map(({ id }) => gapOf(AGENCY, id)),
      [0, 1, 2, 3],
    );
  });

  test("has no place for a level of another scale, nor for none", () => {
    for (const level of ["full", "gone", null, undefined]) assert.equal(gapOf(GROWTH, level), null);
  });

  test("knows a level by the id that it had before", () => {
    const levels = GROWTH.levels.map((one) => ({ ...one, formerly: [`old-${one.id}`] }));
    assert.equal(gapOf({ ...GROWTH, levels }, "old-alone"), 1);
  });

  test("makes the agency's first level a strength and its last the first to work on", () => {
    const agency = standings({ trains: rated("full"), hires: rated("none") }, "agency");
    assert.deepEqual(ids(strengthsOf(agency)), ["trains"]);
    assert.deepEqual(ids(prioritiesOf(agency)), ["hires"]);
  });
});

describe("counts", () => {
  test("tell every kind of answer apart", () => {
    const answers = {
      listens: rated("helps"),
      asks: rated("gone"),
      aims: answer("unsure"),
      visits: answer("na"),
      watches: answer("none", null, { note: "ask Ana" }),
    };
    assert.deepEqual(countsOf(standings(answers), GROWTH), {
      all: 6,
      rated: 1,
      unsure: 1,
      na: 1,
      again: 1,
      open: 2,
      levels: [0, 0, 0, 1],
    });
  });

  test("of nothing are nothing", () => {
    const { all, rated: none, levels } = countsOf([], GROWTH);
    assert.deepEqual([all, none, levels], [0, 0, [0, 0, 0, 0]]);
  });

  test("add up, are whole numbers, and do not depend on the order", () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(), (answers, seed) => {
        const all = standings(answers);
        const counts = countsOf(all, GROWTH);
        const { rated: known, unsure, na, again, open, levels } = counts;
        assert.equal(known + unsure + na + again + open, counts.all);
        assert.equal(
          levels.reduce((sum, count) => sum + count, 0),
          known,
        );
        for (const count of [known, unsure, na, again, open, ...levels]) {
          assert.ok(Number.isInteger(count) && count >= 0);
        }
        const turned = [...all.slice(seed % all.length), ...all.slice(0, seed % all.length)];
        assert.deepEqual(countsOf(turned, GROWTH), counts);
        assert.deepEqual(countsOf(all.reverse(), GROWTH), counts);
      }),
    );
  });
});

describe("what goes well", () => {
  test("is what is rated in the better half of the scale, the best words first", () => {
    const answers = { listens: rated("alone"), aims: rated("helps"), notes: rated("with") };
    assert.deepEqual(ids(strengthsOf(standings(answers))), ["aims", "listens"]);
  });

  test("is to be worked on only where it matters much or training on it is wanted", () => {
    const answers = {
      listens: rated("alone"),
      asks: rated("alone", { matters: "high" }),
      aims: rated("alone", { training: true }),
      notes: rated("alone", { matters: "some" }),
    };
    assert.deepEqual(first(answers), ["asks", "aims"]);
    assert.equal(strengthsOf(standings(answers)).length, 4);
  });

  test("is nothing in the lower half of the scale, even of a short one", () => {
    const answers = { listens: rated("with"), aims: rated("new") };
    assert.deepEqual(strengthsOf(standings(answers)), []);
    const two = { ...GROWTH, levels: GROWTH.levels.slice(0, 2) };
    const short = standings({ listens: rated("new") }).map((standing) => ({
      ...standing,
      framework: { ...standing.framework, scale: two },
    }));
    assert.deepEqual(strengthsOf(short), []);
  });
});

describe("what to work on first", () => {
  test("is what matters much, and then what is farthest from the best words", () => {
    const answers = {
      listens: rated("new"),
      asks: rated("alone", { matters: "high" }),
      aims: rated("with", { matters: "high" }),
      visits: rated("with", { matters: "some" }),
    };
    assert.deepEqual(first(answers), ["aims", "asks", "listens", "visits"]);
  });

  test("ties stand in the order of the handbook, with wished-for training before them", () => {
    const answers = { notes: rated("with"), asks: rated("with"), visits: rated("with") };
    assert.deepEqual(first(answers), ["asks", "visits", "notes"]);
    answers.notes = rated("with", { training: true });
    assert.deepEqual(first(answers), ["notes", "asks", "visits"]);
  });

  test("leaves out what is best, does not apply, is not answered, or matters little", () => {
    const answers = {
      listens: rated("helps", { matters: "high" }),
      asks: answer("na", null, { matters: "high" }),
      aims: answer("none", null, { matters: "high" }),
      visits: rated("new", { matters: "low" }),
      watches: rated("gone", { matters: "high" }),
    };
    assert.deepEqual(first(answers), []);
  });

  test("keeps what matters little where training on it is wanted, but not what is best", () => {
    const answers = {
      listens: rated("helps", { training: true }),
      asks: rated("new", { matters: "low", training: true }),
    };
    assert.deepEqual(first(answers), ["asks"]);
  });

  test("counts what the reader is not sure of as one step away", () => {
    const training = { training: true };
    const answers = { listens: answer("unsure"), asks: rated("with"), aims: rated("new", training) };
    assert.deepEqual(first(answers), ["aims", "asks", "listens"]);
  });

  test("holds nothing twice, and nothing unanswered or best; what matters much leads", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const found = prioritiesOf(standings(answers));
        assert.equal(new Set(ids(found)).size, found.length);
        for (const { standing, gap } of found) {
          assert.ok(["rated", "unsure"].includes(standing.answer.state));
          assert.ok(Number.isInteger(gap) && gap > 0 && gap <= 3);
        }
        const firsts = found.map(({ standing }) => standing.answer.matters === "high");
        assert.deepEqual(
          firsts,
          [...firsts].sort((a, b) => Number(b) - Number(a)),
        );
      }),
    );
  });
});

test("training is listed wherever it is wanted, rated or not", () => {
  const answers = { aims: answer("none", null, { training: true }), notes: rated("new") };
  assert.deepEqual(ids(trainingOf(standings(answers))), ["aims"]);
});

describe("a reworded competency", () => {
  const one = (hash, earlier) => {
    const [standing] = standings({ listens: rated("new", { seen: { hash, lang: "en", text: "" } }) });
    return { ...standing, competency: { ...standing.competency, earlier } };
  };

  test("is one whose wording is not the one that was answered", () => {
    assert.equal(isReworded(one("other")), true);
    assert.equal(isReworded(one("hash-listens")), false);
  });

  test("is one whose level is worded otherwise, by the scale or by itself", () => {
    const [first] = standings({
      listens: rated("new", { seen: { hash: "hash-listens", lang: "", text: "" } }),
    });
    const { competency, framework, answer } = first;
    const chose = (words, levels) => {
      const seen = { ...answer.seen, lang: framework.language, ...words };
      return isReworded({ ...first, competency: { ...competency, levels }, answer: { ...answer, seen } });
    };
    const { label, text } = framework.scale.levels.find(({ id }) => id === "new");
    assert.equal(chose({ label, anchor: text }), false);
    assert.equal(chose({ label: "Other" }), true);
    assert.equal(chose({ label, anchor: "Other words." }), true);
    assert.equal(chose({ label, anchor: "Other words." }, { new: "Its own." }), false);
    assert.equal(chose({ label, descriptor: "Its own." }, { new: "Its own." }), false);
    assert.equal(chose({ label, descriptor: "Its own." }, { new: "Its own words." }), true);
  });

  test("is none where the wording means the same, or nobody knows what was read", () => {
    assert.equal(isReworded(one("other", ["other"])), false);
    assert.equal(isReworded(one("")), false);
    assert.equal(isReworded(standings({})[0]), false);
  });
});
