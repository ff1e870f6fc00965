import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ANSWER, changeAnswer } from "#src/model/answer.js";
import { answeredLookup } from "#src/self-check/answered-lookup.js";
import { answerKeys } from "#src/storage/former-ids.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage } from "../fakes.js";

const KEYS = answerKeys("ours", "me", "listens");
const RENAMED = answerKeys("ours", "me", "listens", ["hears"]);
const UNSURE = { state: "unsure", level: null };
const NONE = { state: "none", level: null };

/** @type {FakeStorage} */ let storage;
/** @type {Shelf} */ let shelf;
/** @type {Records} */ let answers;
let isThereAnswer;
let looks = 0;

const put = (key, choice, rev = 1) => {
  const text = ANSWER.write(changeAnswer(null, choice, { rev, at: "2026-01-01", seen: null }));
  storage.setItem(key, text);
};
const choose = (choice) =>
  answers.change(KEYS[0], (before, moment) => changeAnswer(before, choice, { ...moment, seen: null }));

beforeEach(() => {
  storage = new FakeStorage();
  shelf = new Shelf(
    "ours",
    () => storage,
    () => new FakeStorage(),
  );
  answers = new Records(shelf, ANSWER);
  isThereAnswer = answeredLookup(answers);
  looks = 0;
  const getItem = storage.getItem.bind(storage);
  storage.getItem = (key) => {
    if (key === KEYS[0]) looks += 1;
    return getItem(key);
  };
});

describe("whether a competency is answered", () => {
  test("is looked up once, however many ask", () => {
    put(KEYS[0], UNSURE);
    assert.deepEqual([isThereAnswer(KEYS), isThereAnswer([...KEYS])], [true, true]);
    assert.equal(looks, 1);
  });

  test("is looked up again after news from this page or another tab", () => {
    assert.equal(isThereAnswer(KEYS), false);
    choose(UNSURE);
    assert.equal(isThereAnswer(KEYS), true);
    put(KEYS[0], NONE, 5);
    shelf.tell(KEYS[0], true);
    assert.equal(isThereAnswer(KEYS), false);
  });

  test("is looked up again after news of anything", () => {
    assert.equal(isThereAnswer(KEYS), false);
    put(KEYS[0], UNSURE);
    shelf.tell(null, true);
    assert.equal(isThereAnswer(KEYS), true);
  });

  test("is not looked up again after news of another that was looked up", () => {
    const other = answerKeys("ours", "me", "asks");
    assert.deepEqual([isThereAnswer(KEYS), isThereAnswer(other)], [false, false]);
    shelf.tell(other[0], true);
    assert.equal(isThereAnswer(KEYS), false);
    assert.equal(looks, 1);
  });

  test("is known to whoever is told of the news", () => {
    isThereAnswer(KEYS);
    let told = null;
    shelf.subscribe(() => (told = isThereAnswer(KEYS)));
    choose(UNSURE);
    assert.equal(told, true);
  });

  test("counts an answer that could be kept in memory only", () => {
    storage.quota = 0;
    choose(UNSURE);
    assert.equal(storage.length, 0);
    assert.equal(isThereAnswer(KEYS), true);
  });

  test("counts what stands below a former id, and the newest of several", () => {
    put(RENAMED[1], UNSURE);
    assert.equal(isThereAnswer(RENAMED), true);
    put(RENAMED[0], NONE, 2);
    shelf.tell(RENAMED[0], true);
    assert.equal(isThereAnswer(RENAMED), false);
    put(RENAMED[1], UNSURE, 3);
    shelf.tell(RENAMED[1], true);
    assert.equal(isThereAnswer(RENAMED), true);
  });
});
