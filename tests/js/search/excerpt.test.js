import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { excerptOf, marked } from "#src/search/excerpt.js";
import { Words } from "#src/search/words.js";

const words = new Words("en");
/** @param {string} text @param {...string} found */
const excerpt = (text, ...found) => excerptOf(text, stems(found), words);
/** @param {string[]} found */
const stems = (found) => new Set(found.map((word) => words.stem(word)));
/** @param {{text: string, found: boolean}[]} pieces */
const shown = (pieces) => pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join("");

test("the line with most of the words is shown, whole words marked", () => {
  const text = "A first line.\nThe first meetings of a mentor.\nA meeting.";
  assert.equal(shown(excerpt(text, "first", "meeting")), "The [first] [meetings] of a mentor.");
});

test("where no line has a word the first stands for the text, and nothing for none", () => {
  assert.equal(shown(excerpt("One.\nTwo.", "three")), "One.");
  assert.equal(shown(excerpt("", "three")), "");
});

test("a long line is cut at blanks around the words", () => {
  const long = `${"before ".repeat(40)}trust ${"after ".repeat(40)}`;
  const found = shown(excerpt(long, "trust"));
  assert.match(found, /^… before .*\[trust\] after .* …$/);
  assert.ok(found.length < 180);
});

test("pieces are the text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, typed) => {
      const pieces = marked(text, stems(words.in(typed)), words);
      assert.equal(pieces.map((piece) => piece.text).join(""), text);
    }),
  );
});
