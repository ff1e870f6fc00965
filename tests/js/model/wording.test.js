import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changedWords, isSameWording, reasonToReread } from "#src/model/wording.js";

const HERE = {
  hash: "h2",
  earlier: ["h1"],
  text: "I listen.",
  same: ["I hear."],
  language: "en",
  level: null,
};
const seen = (hash, text = "I used to listen.", lang = "en") => ({ hash, lang, text });
const RATED = { v: 1, state: "rated", level: "alone", rev: 1, at: "" };
const reading = (answer, trouble = null) => ({ record: answer, kept: true, trouble });
const reason = (hash, offered = true, text = undefined) =>
  reasonToReread(reading({ ...RATED, seen: seen(hash, text) }), HERE, offered);

describe("competency reworded", () => {
  test("another wording is asked about, this one and one that means the same are not", () => {
    assert.equal(reason("h0"), "self_check.reworded");
    assert.equal(reason("h2", true, "I listen."), null);
    assert.equal(reason("h1"), null);
  });

  test("the sentence alone may be another one, or one that means the same", () => {
    assert.equal(reason("h2", true, "I talk."), "self_check.reworded");
    assert.equal(reason("h2", true, "I hear."), null);
    assert.equal(reason("h2", true, "  i  “listen” "), null);
  });

  test("what was read in another language, or nobody knows, is taken for the same", () => {
    assert.ok(isSameWording(seen("h2", "Escucho.", "es"), HERE));
    assert.ok(isSameWording(seen("h2", ""), HERE));
  });

  test("edition rolled back: an answer to the later wording is asked about", () => {
    assert.equal(reason("h3"), "self_check.reworded");
  });

  test("where the sentence itself is the same, that is said", () => {
    assert.equal(reason("h0", true, "I listen."), "rating.same_sentence");
  });

  test("nobody is asked where what was seen is unknown", () => {
    assert.ok(isSameWording(null, HERE));
    assert.ok(isSameWording(seen(""), HERE));
  });

  test("nobody is asked about what they did not answer", () => {
    for (const answer of [null, { ...RATED, state: "none", note: "n", seen: seen("h0") }]) {
      assert.equal(reasonToReread(reading(answer), HERE, false), null);
    }
  });
});

describe("level reworded", () => {
  const LEVEL = { label: "Alone", anchor: "I do it.", same: ["On my own", "I can do it."] };
  const chosen = (words) => ({ ...RATED, seen: { ...seen("h2", "I listen."), ...words } });
  const asked = (words, level = LEVEL) =>
    reasonToReread(reading(chosen(words)), { ...HERE, level: { ...LEVEL, ...level } }, true);
  const REWORDED = "rating.level_reworded";

  test("its name or what it looks like may be another, and words that mean the same are not asked", () => {
    assert.equal(asked({ label: "Alone", anchor: "I do it." }), null);
    assert.equal(asked({ label: "By myself", anchor: "I do it." }), REWORDED);
    assert.equal(asked({ label: "Alone", anchor: "I did it." }), REWORDED);
    assert.equal(asked({ label: "On my own", anchor: "I can do it." }), null);
    assert.ok(!isSameWording(chosen({ anchor: "I did it." }).seen, { ...HERE, level: LEVEL }));
  });

  test("what nobody kept, as before there were such words, asks nobody", () => {
    assert.equal(asked({}), null);
    assert.equal(asked({ label: "Alone" }), null);
    assert.equal(asked({ anchor: "Lo hago.", lang: "es" }), null);
  });

  test("an item's first words of its own ask nobody; others after them do, and the scale's again", () => {
    const own = { ...LEVEL, anchor: undefined, descriptor: "I wait for five breaths." };
    assert.equal(asked({ label: "Alone", anchor: "I did it." }, own), null);
    assert.equal(asked({ descriptor: "I wait for five breaths." }, own), null);
    assert.equal(asked({ descriptor: "I wait." }, own), REWORDED);
    assert.equal(asked({ descriptor: "I hear." }, own), null, "same_meaning of the item");
    assert.equal(asked({ descriptor: "I wait." }), REWORDED, "the scale's words stand there now");
  });

  test("both wordings are shown, the sentence's too where it is another one", () => {
    const { seen: before } = chosen({ label: "Alone", anchor: "I did it.", text: "I heard." });
    assert.deepEqual(changedWords(before, { ...HERE, level: LEVEL }), [
      ["I heard.", "I listen."],
      ["Alone: I did it.", "Alone: I do it."],
    ]);
    assert.deepEqual(changedWords(null, HERE), []);
    assert.equal(
      reasonToReread(reading({ ...RATED, seen: before }), { ...HERE, level: LEVEL }, true),
      "self_check.reworded",
    );
  });
});

describe("scale changed", () => {
  test("a level that is gone is asked about, by its words where they are known", () => {
    assert.equal(reason("h2", false), "self_check.level_gone");
    const known = { ...RATED, seen: { ...seen("h0"), label: "On my own" } };
    assert.equal(reasonToReread(reading(known), HERE, false), "rating.level_gone");
  });
});

test("trouble with the storage comes first", () => {
  assert.equal(reasonToReread(reading(null, "newer"), HERE, false), "self_check.newer");
  assert.equal(reasonToReread(reading(null, "corrupt"), HERE, false), "self_check.unreadable");
});
