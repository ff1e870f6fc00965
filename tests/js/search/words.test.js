import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold, Words } from "#src/search/words.js";

const english = new Words("en");

test("apostrophes, accents, case and marks of punctuation make no difference", () => {
  for (const written of ["mentee's", "mentee’s", "MENTEE’S", "mentees'", "“mentee’s”", "(mentee's)?"]) {
    assert.equal(english.in(written)[0]?.replace(/s$/, ""), "mentee", written);
  }
  assert.deepEqual(english.in("protégé"), ["protege"]);
  assert.deepEqual(english.in("prote\u0301ge\u0301"), ["protege"]);
  assert.deepEqual(english.in("don’t"), ["dont"]);
});

test("a hyphen or a slash is a blank, a code or an abbreviation one word", () => {
  assert.deepEqual(english.in("after-school mentor/coach"), ["after", "school", "mentor", "coach"]);
  assert.deepEqual(english.in("T.A. 2.01(1), 10.2."), ["ta", "2.01", "1", "10.2"]);
});

test("forms of a word have a stem in common", () => {
  for (const word of ["mentors", "mentoring", "mentored", "mentorship"]) {
    assert.equal(english.stem(word), english.stem("mentor"), word);
  }
  assert.notEqual(english.stem("coach"), english.stem("couch"));
});

test("Spanish words have a stem in common, whatever their gender and number", () => {
  const spanish = new Words("es-US");
  for (const [word, ...forms] of [
    ["mentor", "mentora", "mentores", "mentoras"],
    ["meta", "metas"],
    ["mentoría", "mentorías"],
    ["capaz", "capaces"],
    ["acompañante", "acompañantes"],
    ["evaluación", "evaluaciones"],
  ]) {
    const stem = (/** @type {string} */ it) => spanish.stem(spanish.in(it)[0] ?? "");
    for (const form of forms) assert.equal(stem(form), stem(word ?? ""), form);
  }
  assert.notEqual(spanish.stem("meta"), spanish.stem("mes"));
});

test("the words of a language without a stemmer stay as they are", () => {
  assert.equal(new Words("est").stem("mentorid"), "mentorid");
});

test("languages without blanks are cut into words, in mid-sentence too", () => {
  const chinese = new Words("zh");
  const found = chinese.in("导师帮助学员设定目标。");
  for (const word of ["导师", "帮助", "目标"]) assert.ok(found.includes(word), word);
  assert.ok(new Words("ja").in("コーチは目標を設定します").includes("目標"));
  assert.ok(new Words("th").in("พี่เลี้ยงช่วยตั้งเป้าหมาย").length > 2);
});

test("a word's place is where it was written", () => {
  const text = "Keep the mentee’s trust: 导师帮助";
  for (const { start, end, word } of new Words("zh").spans(text)) {
    assert.ok(fold(text.slice(start, end)).startsWith(word.slice(0, 2)), word);
  }
});

test("whatever is written is cut without a fault, and cut words stay as they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const { start, end, word } of english.spans(text)) {
        assert.ok(start < end && end <= text.length);
        assert.ok(!/\s/.test(word));
      }
    }),
  );
});
