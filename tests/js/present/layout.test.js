import assert from "node:assert/strict";
import { test } from "node:test";
import { commandOf } from "#src/present/keys.js";
import { layOut } from "#src/present/layout.js";

/** @param {string} body @param {number} group @param {object} [more] */
const unit = (body, group, more = {}) => ({ body, group, single: false, ...more });
/** A screen has room for so many letters. @param {number} room */
const fitsIn = (room) => (units) => units.reduce((sum, { body }) => sum + body.length, 0) <= room;
/** @param {any} whole @param {(units: any[]) => boolean} fits */
const cut = (whole, fits) => {
  let at = whole.body.length;
  while (at > 0 && !fits([{ ...whole, body: whole.body.slice(0, at) }])) at--;
  return at
    ? [
        { ...whole, body: whole.body.slice(0, at) },
        { ...whole, body: whole.body.slice(at) },
      ]
    : null;
};
/** @param {any[]} units @param {number} room */
const steps = (units, room) =>
  layOut(units, fitsIn(room), cut).map((step) => step.map(({ body }) => body).join(" "));

test("what fits is one step", () => {
  assert.deepEqual(steps([unit("a", 0), unit("b", 1), unit("c", 2)], 3), ["a b c"]);
});

test("else each group begins a screen, and fills it", () => {
  assert.deepEqual(steps([unit("ss", 0), unit("aa", 1), unit("bb", 1), unit("cc", 1), unit("d", 2)], 4), [
    "ss",
    "aa bb",
    "cc",
    "d",
  ]);
});

test("what comes one by one stays until the screen is full", () => {
  const one = { single: true };
  assert.deepEqual(steps([unit("ss", 0), unit("aa", 1, one), unit("bb", 1, one), unit("cc", 1, one)], 4), [
    "ss",
    "aa",
    "aa bb",
    "cc",
  ]);
});

test("what is larger than a screen is replaced, or cut, and nothing is lost", () => {
  const small = [unit("AB", 0.1), unit("CD", 0.2)];
  assert.deepEqual(steps([unit("abcd", 0, { instead: small }), unit("notes", 1)], 3), [
    "AB",
    "CD",
    "not",
    "es",
  ]);
  assert.deepEqual(steps([unit("abcdefg", 0)], 3), ["abc", "def", "g"]);
});

test("what cannot be cut is shown as it is", () => {
  assert.deepEqual(steps([unit("a", 0), unit("bb", 1)], 0), ["a", "bb"]);
});

test("a clicker's keys step, whatever else is held is the browser's", () => {
  const held = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  const command = (/** @type {string} */ key, more = {}) => commandOf({ key, ...held, ...more });
  assert.deepEqual(
    ["PageDown", "ArrowRight", " "].map((key) => command(key)),
    ["next", "next", "next"],
  );
  assert.deepEqual(
    ["PageUp", "ArrowLeft", "b", ".", "F5"].map((key) => command(key)),
    ["back", "back", "blank", "blank", "full"],
  );
  assert.equal(command(" ", { shiftKey: true }), "back");
  assert.equal(command("?", { shiftKey: true }), "keys");
  assert.equal(command("+", { ctrlKey: true }), null);
  assert.equal(command("ArrowLeft", { altKey: true }), null);
  assert.deepEqual(
    ["Tab", "Enter", "s", "n"].map((key) => command(key)),
    [null, null, null, null],
  );
});
