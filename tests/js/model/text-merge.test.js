import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { joinLines, joinTexts } from "#src/model/text-merge.js";

describe("two tabs that wrote in one text", () => {
  const cases = {
    "only here": ["a", "a b", "a", "a b"],
    "only there": ["a", "a", "a c", "a c"],
    "the same in both": ["a", "b", "b", "b"],
    "in different places": ["one two three", "ONE two three", "one two THREE", "ONE two THREE"],
    "the other way round": ["one two three", "one two THREE", "ONE two three", "ONE two THREE"],
    "both from nothing": ["", "mine", "theirs", "theirs\n\nmine"],
    "both at the end": ["a", "a mine", "a theirs", "a theirs\n\n mine"],
    "in one place": ["a b c", "a x c", "a y c", "a y c\n\na x c"],
    "emptied there": ["a", "a b", "", "a b"],
    "emptied here, and unseen words there": ["a", "", "a b", "a b"],
  };
  for (const [name, [base, mine, theirs, both]] of Object.entries(cases)) {
    test(name, () => assert.equal(joinTexts(base, mine, theirs), both));
  }

  test("whatever they wrote, each one's new words are there", () => {
    const word = fc.stringMatching(/^[a-z ]{0,12}$/);
    fc.assert(
      fc.property(word, word, word, (base, before, after) => {
        const [mine, theirs] = [`${base}MINE${before}`, `${after}THEIRS${base}`];
        const both = joinTexts(base, mine, theirs);
        assert.match(both, /MINE/);
        assert.match(both, /THEIRS/);
      }),
    );
  });

  test("a field of one line parts them by something else", () => {
    assert.equal(joinTexts("", "mine", "theirs", " / "), "theirs / mine");
  });
});

test("of two lists both additions stay, and what either took out is gone", () => {
  assert.deepEqual(joinLines(["a", "b"], ["a", "b", "mine"], ["b", "theirs"]), ["b", "mine", "theirs"]);
  assert.deepEqual(joinLines(["a", "b"], ["b"], ["a", "b", "c"]), ["b", "c"]);
  assert.deepEqual(joinLines(["a"], ["changed"], []), ["changed"]);
});
