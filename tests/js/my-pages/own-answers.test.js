import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ANSWER, changeAnswer } from "#src/model/answer.js";
import { OwnAnswers } from "#src/my-pages/own-answers.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage, fakeClock } from "../fakes.js";
import { answer, OUTLINE, rated } from "../handbook.js";

const listens = { ...OUTLINE.competencies.listens, formerly: ["hears"] };
const outline = { ...OUTLINE, competencies: { ...OUTLINE.competencies, listens } };

/** @type {FakeStorage} */ let storage;
/** @type {OwnAnswers} */ let own;
const put = (id, record) =>
  storage.setItem(`chb:ours:me:answer:${id}`, typeof record === "string" ? record : JSON.stringify(record));

beforeEach(() => {
  storage = new FakeStorage();
  const shelf = new Shelf("ours", () => storage);
  const answers = new Records(shelf, ANSWER, fakeClock());
  own = new OwnAnswers({ answers, shelf, outline, config: { handbook: "ours" } }, "me");
});

describe("a reader's own answers through this edition's outline", () => {
  test("stand in the order of the handbook, a renamed one below its new id; no agency's", () => {
    put("hears", rated("alone"));
    storage.setItem("chb:ours:agency:answer:asks", JSON.stringify(rated("full")));
    const standings = own.standings();
    assert.deepEqual(
      standings.map(({ id }) => id),
      ["listens", "asks", "aims", "visits", "watches", "notes"],
    );
    assert.deepEqual(
      standings.filter((one) => one.answer).map(({ id }) => id),
      ["listens"],
    );
  });

  test("are changed below today's id, above what stood below the former one", () => {
    put("hears", rated("alone", { rev: 4 }));
    own.change("listens", (before, moment) =>
      changeAnswer(before, { state: "unsure", level: null }, { ...moment, seen: null }),
    );
    const { state, rev } = JSON.parse(storage.getItem("chb:ours:me:answer:listens"));
    assert.deepEqual([state, rev, own.read("listens").record.state], ["unsure", 5, "unsure"]);
  });

  test("that cannot be counted are named by why; what says nothing, and what was renamed, is none", () => {
    put("asks", '{"v":1');
    put("aims", '{"v":9}');
    put("gone", rated("new"));
    put("__proto__", answer("na"));
    put("noted", answer("none", null, { note: "with Ana" }));
    put("removed", answer("none"));
    put("hears", rated("alone"));
    put("visits", rated("alone"));
    const { corrupt, newer, gone } = own.oddities();
    assert.deepEqual([corrupt, newer], [["asks"], ["aims"]]);
    assert.deepEqual(
      gone.map(({ id }) => id),
      ["__proto__", "gone", "noted"],
    );
  });
});
