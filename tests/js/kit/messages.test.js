import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, translator } from "#src/kit/messages.js";

test("values stand where their braces stood", () => {
  assert.equal(fill("{done} of {count} answered", { done: 0, count: 5 }), "0 of 5 answered");
});

test("a brace without a value stays, also one named as every object has", () => {
  assert.equal(fill("{done} {toString}", {}), "{done} {toString}");
});

test("a value's own braces and dollars are text", () => {
  assert.equal(fill("to {title}", { title: "{title} $& $1" }), "to {title} $& $1");
});

test("count chooses among plural forms", () => {
  const t = translator({ left: { one: "{count} answer", other: "{count} answers" } }, "en");
  assert.equal(t("left", { count: 1 }), "1 answer");
  assert.equal(t("left", { count: 0 }), "0 answers");
});

test("the page's language decides which form a count takes", () => {
  const forms = { one: "one", few: "few", many: "many", other: "other" };
  assert.equal(translator({ left: forms }, "pl")("left", { count: 3 }), "few");
  assert.equal(translator({ left: forms }, "fr")("left", { count: 0 }), "one");
});

test("a form that is missing is the other one", () => {
  assert.equal(translator({ left: { other: "some" } }, "pl")("left", { count: 3 }), "some");
});

test("a message that is missing is said as its key", () => {
  assert.equal(translator({}, "en")("saved"), "saved");
});

test("a language that nobody knows does not stop the page", () => {
  for (const language of ["", "no_such-!", undefined]) {
    assert.equal(translator({ saved: "Saved." }, language)("saved"), "Saved.");
  }
});
