import assert from "node:assert/strict";
import { test } from "node:test";
import { overlayForms, recordsFor } from "#src/answers/form-overlay.js";

const AT = "2026-03-01T00:00:00.000Z";
const SEEN = { hash: "abc", lang: "en", text: "I listen." };
const HERE = { v: 1, state: "rated", level: "with-support", rev: 7, at: "2026-02-01", seen: SEEN };
const FORM = { v: 1, state: "rated", level: "on-my-own", rev: 1, at: AT, seen: { ...SEEN, hash: "old" } };

/** What becomes of one record when a form is laid over it. */
function over(here, form, name = "me:answer:listens") {
  const mine = new Map(here ? [[name, JSON.stringify(here)]] : []);
  return JSON.parse(overlayForms(mine, new Map([[name, JSON.stringify(form)]])).get(name));
}

test("where nothing is, a form's answer is taken as it is", () => {
  assert.deepEqual(over(null, FORM), FORM);
});

test("a form's choice counts, however often the answer here was changed", () => {
  assert.deepEqual(over(HERE, FORM), { ...FORM, rev: 8 });
});

test("what a form does not ask for stays", () => {
  const details = {
    matters: "high",
    training: true,
    plan: { goal: "Listen more", steps: [], support: "", due: "" },
    later: 1,
  };
  assert.deepEqual(over({ ...HERE, ...details }, FORM), { ...FORM, ...details, rev: 8 });
});

test("of two notes both are kept, each once", () => {
  const [here, form] = [
    { ...HERE, note: "Ask Ana" },
    { ...FORM, note: "Ask Ben" },
  ];
  const once = over(here, form);
  assert.equal(once.note, "Ask Ana\n\nAsk Ben");
  assert.deepEqual(over(once, form), once, "the same form again changes nothing");
  assert.equal(over({ ...HERE, note: "Ask" }, { ...FORM, note: "Ask Ben" }).note, "Ask Ben");
});

test("a note alone changes no choice, nor the wording that was answered", () => {
  const form = { ...FORM, state: "none", level: null, note: "Ask Ben" };
  assert.deepEqual(over(HERE, form), { ...HERE, note: "Ask Ben", rev: 8, at: AT });
});

test("the same choice is the answer that is here, with the wording that it is to", () => {
  assert.deepEqual(over(HERE, { ...FORM, level: HERE.level }), HERE);
});

test("what was removed here comes back with the form", () => {
  const gone = { v: 1, state: "none", level: null, rev: 4, at: "", seen: null };
  assert.deepEqual(over(gone, FORM), { ...FORM, rev: 5 });
});

test("evidence that is marked stays marked, and of two places both are kept", () => {
  const [name, line] = ["agency:evidence:policy", { v: 1, have: true, where: "Shelf", rev: 2, at: "" }];
  const form = { v: 1, have: false, where: "Binder", rev: 1, at: AT };
  assert.deepEqual(over(line, form, name), { v: 1, have: true, where: "Shelf\n\nBinder", rev: 3, at: AT });
  assert.deepEqual(over(line, { ...form, where: "" }, name), line);
});

test("a copy of a worksheet that was renamed here stays so; a deleted one comes back", () => {
  const name = "me:sheet:plan:0d8f3b52-0000-5000-8000-000000000000";
  const form = { v: 1, name: "Friday", fields: { goal: "x" }, rev: 1, at: AT };
  const renamed = { ...form, name: "With Ana", rev: 2 };
  assert.deepEqual(over(renamed, form, name), renamed);
  assert.deepEqual(over({ v: 1, deleted: true, rev: 3, at: "" }, form, name), { ...form, rev: 4 });
});

test("what cannot be read here is left to the merge", () => {
  const name = "me:answer:listens";
  const forms = new Map([[name, JSON.stringify(FORM)]]);
  assert.deepEqual(overlayForms(new Map([[name, "{"]]), forms), forms);
});

test("only forms are laid over, and only where they are added", () => {
  const mine = new Map([["me:answer:listens", JSON.stringify({ ...HERE, note: "mine" })]]);
  const records = new Map([["me:answer:listens", JSON.stringify(FORM)]]);
  assert.equal(recordsFor("merge", mine, { records, forms: false }), records);
  assert.equal(recordsFor("replace", mine, { records, forms: true }), records);
  assert.notDeepEqual(recordsFor("merge", mine, { records, forms: true }), records);
});
