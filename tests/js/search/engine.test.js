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
    [0, "", "Being a mentor", "What a mentor does.", "mentorship", "", [], 1],
    [0, "meet", "The first meeting", "How often you meet, and for how long.", "", "", ["Tip 1.2"], 1],
    [0, "job", "Jobs and careers", "A mentor need not find a job for a mentee.", "", "", [], 1],
    [
      0,
      "report",
      "What must be told",
      "Reporting is generally the law. Tell your supervisor.",
      "",
      "",
      [],
      1,
    ],
    [1, "", "After-school programs", "Time after school.", "", "a worksheet to fill in", ["3.1"], 1],
    [1, "formal", "Formal or informal", "Mentoring is one or the other.", "", "", ["Guide 3.1"], 1],
  ],
};

/** @param {SearchData} data */
async function engineOf(data) {
  const engine = new SearchEngine(data);
  await engine.load(async () => {});
  return engine;
}
const engine = await engineOf(DATA);
/** @param {string} typed */
const first = (typed) => engine.find(typed).found[0]?.address;

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

test("a synonym finds what has the handbook's word, and a phrase leads to its place", () => {
  assert.equal(first("boss"), "guide/#report");
  assert.equal(first("child abuse"), "guide/#report");
  assert.notEqual(first("child"), "guide/#report");
});

test("a code comes first, its own document before one that cites it", () => {
  assert.deepEqual(
    engine.find("3.1").found.map(({ address }) => address),
    ["after/", "after/#formal"],
  );
  assert.equal(first("Tip 1.2"), "guide/#meet");
});

test("a document says where it stands", () => {
  const [found] = engine.find("meeting").found;
  assert.equal(found?.place, "Being a mentor · Guides");
  assert.equal(engine.find("being a mentor").found[0]?.place, "Guides");
});

test("nothing is found for nothing, nor for what is like no word", () => {
  for (const typed of ["", "  ", "?!", "xyzzyx"]) assert.deepEqual(engine.find(typed).found, []);
});

test("a page is told the words that say something", () => {
  assert.equal(engine.telling("how often should we meet"), "meet");
  assert.equal(engine.telling("how often"), "how often");
});

test("Chinese is found in mid-sentence", async () => {
  const chinese = await engineOf({
    ...DATA,
    language: "zh",
    pages: [["a/", "计划", ""]],
    documents: [[0, "", "计划", "导师帮助学员设定目标。", "", "", [], 1]],
    synonyms: [],
  });
  for (const typed of ["目标", "导师", "帮助学员"]) assert.equal(chinese.find(typed).found.length, 1, typed);
});

test("whatever is typed, the search answers, and a longer list begins with a shorter one", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (typed) => {
      const { found } = engine.find(typed);
      assert.deepEqual(engine.find(typed, 2).found, found.slice(0, 2));
    }),
  );
});
