import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import * as plan from "#src/my-pages/plan.js";
import { standingsOf } from "#src/my-pages/scoring.js";
import { UUID_A } from "../arbitrary.js";
import { answer, OUTLINE, rated } from "../handbook.js";

const { eventsOf, inPlan, changePlan, stepsIn } = plan;
const NOW = { rev: 2, at: "2026-11-22T10:00:00.000Z" };
const SEEN = { hash: "h", lang: "en", text: "It listens." };
const FULL = { goal: "Wait", steps: ["Count to five"], support: "Ana", due: "2026-12-01" };
const standings = (answers) => standingsOf(OUTLINE, "me", (id) => answers[id] ?? null);

describe("what is written into a plan", () => {
  test("stays with the answer that was given, and with what another tab wrote", () => {
    const before = rated("new", { note: "with Ana", plan: { ...FULL, goal: "Old" }, seen: SEEN });
    const after = changePlan(before, { goal: "Wait" }, NOW, { ...SEEN, text: "other" });
    assert.deepEqual(after, { ...before, ...NOW, plan: FULL });
  });

  test("needs no rating; the statement was what was read", () => {
    const { state, level, seen, plan: made } = changePlan(null, { goal: "Wait" }, NOW, SEEN);
    assert.deepEqual([state, level, seen], ["none", null, SEEN]);
    assert.deepEqual(made, { goal: "Wait", steps: [], support: "", due: "" });
  });

  test("and emptied again leaves no plan, and of an answer that was only that, nothing", () => {
    const before = rated("new", { plan: { goal: "Wait", steps: [], support: "", due: "" } });
    assert.equal("plan" in changePlan(before, { goal: "" }, NOW, SEEN), false);
    const alone = changePlan(null, { goal: "Wait" }, NOW, SEEN);
    const emptied = changePlan(alone, { goal: "" }, NOW, SEEN);
    assert.deepEqual(emptied, { v: 1, state: "none", level: null, ...NOW, seen: null });
  });

  test("goes with the plan that is taken out, and the rest of the answer stays", () => {
    const before = rated("new", { note: "with Ana", plan: FULL });
    const { plan: _, ...rest } = before;
    assert.deepEqual(changePlan(before, null, NOW, SEEN), { ...rest, ...NOW, seen: SEEN });
  });

  test("comes back whole, whatever it was", () => {
    const anyPlan = fc.record({
      goal: fc.string({ minLength: 1 }),
      steps: fc.array(fc.string({ minLength: 1 })),
      support: fc.string(),
      due: fc.constantFrom("", "2026-12-01"),
    });
    fc.assert(
      fc.property(anyPlan, (made) => {
        const before = changePlan(rated("new"), made, NOW, SEEN);
        const gone = changePlan(before, null, NOW, SEEN);
        assert.deepEqual(changePlan(gone, before.plan, NOW, SEEN), before);
      }),
    );
  });
});

test("steps are the lines of a text, without the blank ones", () => {
  assert.deepEqual(stepsIn("  one\n\n two \n"), ["one", "two"]);
  assert.deepEqual(stepsIn("\n"), []);
});

test("a plan holds what is written and what was chosen, in the order of the handbook", () => {
  const all = standings({ notes: rated("new", { plan: FULL }), asks: rated("new") });
  assert.deepEqual(
    inPlan(all, new Set(["listens", "notes"])).map(({ id }) => id),
    ["listens", "notes"],
  );
});

describe("dates", () => {
  const words = { title: (title) => `Look again: ${title}`, support: "Help" };
  const calendar = { id: UUID_A, count: 7 };
  const events = (answers) => eventsOf(standings(answers), calendar, words);

  test("are a day each, with what was written", () => {
    assert.deepEqual(events({ listens: rated("new", { plan: { ...FULL, steps: ["a", "b"] }, rev: 4 }) }), [
      {
        uid: `${UUID_A}.me.listens.plan`,
        day: "2026-12-01",
        title: "Look again: listens",
        text: "Wait\n\n- a\n- b\n\nHelp: Ana",
        sequence: 7,
      },
    ]);
  });

  test("that are missing or are none are left out", () => {
    assert.deepEqual(events({ listens: rated("new", { plan: { ...FULL, due: "" } }) }), []);
    assert.deepEqual(events({ listens: rated("new", { plan: { ...FULL, due: "2026-02-30" } }) }), []);
    assert.deepEqual(events({ listens: answer("unsure") }), []);
  });
});
