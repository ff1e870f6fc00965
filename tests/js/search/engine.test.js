import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SearchEngine } from "#src/search/engine.js";

/** @typedef {import("#src/search/engine.js").SearchData} SearchData */

/** @type {SearchData} */
const DATA = {
  language: "en",
  messages: {},
  small: "how often should we the a to for my can i get or of is",
  synonyms: [
    { typed: ["boss"], means: ["supervisor"], to: [] },
    { typed: ["child abuse"], means: ["reporting"], to: [3] },
  ],
  questions: [],
  pages: [
    ["guide/", "Being a mentor", "Guides"],
    ["after/", "After-school programs", ""],
  ],
  documents: [
    [0, "", "Being a mentor", "mentorship", "", [], 1],
    [0, "meet", "The first meeting", "", "", ["Tip 1.2"], 1],
    [0, "job", "Jobs and careers", "", "", [], 1],
    [0, "report", "What must be told", "", "", [], 1],
    [1, "", "After-school programs", "", "a worksheet to fill in", ["3.1"], 1],
    [1, "formal", "Formal or informal", "", "", ["Guide 3.1"], 1],
  ],
};
const TEXTS = [
  "What a mentor does.",
  "How often you meet, and for how long.",
  "A mentor need not find a job for a mentee.",
  "Reporting is generally the law. Tell your supervisor.",
  "Time after school.",
  "Mentoring is one or the other.",
];

/** What all steps come to. @template T @param {Generator<void, T>} steps @returns {T} */
function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** @param {SearchData} data @param {string[]} texts */
function engineOf(data, texts) {
  const engine = new SearchEngine(data);
  atOnce(engine.readNames());
  atOnce(engine.readTexts(texts));
  return engine;
}
const engine = engineOf(DATA, TEXTS);
/** @param {string} typed @param {number} [most] @param {SearchEngine} [of] */
const find = (typed, most, of = engine) => atOnce(of.find(typed, most)).found;
/** @param {string} typed */
const first = (typed) => find(typed)[0]?.address;

test("a word finds what is named by it before what has it", () => {
  assert.equal(first("mentor"), "guide/");
  assert.equal(first("meeting"), "guide/#meet");
});

test("small words never outweigh the others, and are words where they stand alone", () => {
  assert.equal(first("how often should we meet"), "guide/#meet");
  assert.equal(first("can I get a job for my mentee"), "guide/#job");
  assert.equal(first("informal or formal"), "after/#formal");
  assert.equal(first("how"), "guide/#meet");
});

test("other forms, words begun, misspelled, together or apart find the same", () => {
  assert.equal(first("mentorship"), "guide/");
  assert.equal(first("repor"), "guide/#report");
  assert.equal(first("carrers"), "guide/#job");
  assert.equal(first("afterschool"), "after/");
  assert.equal(first("work sheet"), "after/");
});

test("names are found before the texts are there", () => {
  const early = new SearchEngine(DATA);
  atOnce(early.readNames());
  assert.equal(find("meeting", 1, early)[0]?.address, "guide/#meet");
  assert.deepEqual(find("law", 1, early), []);
  atOnce(early.readTexts(TEXTS));
  assert.equal(find("law", 1, early)[0]?.address, "guide/#report");
});

test("a synonym finds what has the handbook's word, and a phrase leads to its place", () => {
  assert.equal(first("boss"), "guide/#report");
  assert.equal(first("child abuse"), "guide/#report");
  assert.notEqual(first("child"), "guide/#report");
});

test("a code comes first, its own document before one that cites it", () => {
  assert.deepEqual(
    find("3.1").map(({ address }) => address),
    ["after/", "after/#formal"],
  );
  assert.equal(first("Tip 1.2"), "guide/#meet");
});

test("a document says where it stands", () => {
  const [found] = find("meeting");
  assert.equal(found?.place, "Being a mentor · Guides");
  assert.equal(find("being a mentor")[0]?.place, "Guides");
});

test("nothing is found for nothing, nor for what is like no word", () => {
  for (const typed of ["", "  ", "?!", "xyzzyx"]) assert.deepEqual(find(typed), []);
});

test("a page is told the words that say something", () => {
  assert.equal(engine.telling("how often should we meet"), "meet");
  assert.equal(engine.telling("how often"), "how often");
});

test("Chinese is found in mid-sentence", () => {
  const data = { ...DATA, language: "zh", pages: [["a/", "计划", ""]], synonyms: [] };
  const chinese = engineOf(
    /** @type {SearchData} */ ({ ...data, documents: [[0, "", "计划", "", "", [], 1]] }),
    ["导师帮助学员设定目标。"],
  );
  for (const typed of ["目标", "导师", "帮助学员"]) assert.equal(find(typed, 9, chinese).length, 1, typed);
});

test("whatever is typed, the search answers, and a longer list begins with a shorter one", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (typed) => {
      const found = find(typed);
      assert.deepEqual(find(typed, 2), found.slice(0, 2));
    }),
  );
});
