import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { readFile } from "#src/model/answers-file.js";
import { Held } from "#src/answers/holdings.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage, fakeClock } from "../fakes.js";
import { rated } from "../handbook.js";

const NAME = "me:answer:listens";
const KEY = `chb:ours:${NAME}`;
const text = (rev) => JSON.stringify(rated("alone", { rev }));

/** @type {FakeStorage} */ let storage;
/** @type {Shelf} */ let shelf;
/** @type {Held} */ let held;

beforeEach(() => {
  storage = new FakeStorage();
  storage.setItem(KEY, text(1));
  storage.setItem("chb:ours:quarantine:1", "oops");
  shelf = new Shelf("ours", () => storage, () => new FakeStorage());
  held = new Held(shelf, { handbook: "ours", edition: "2026.1" }, fakeClock());
});

describe("all that a browser keeps", () => {
  test("goes into one file, with what cannot be read; noted as saved, nothing has changed since", () => {
    const file = held.wholeFile();
    const { file: opened } = readFile(file.text);
    assert.deepEqual([opened.handbook, opened.edition, opened.saved], ["ours", "2026.1", file.at]);
    assert.deepEqual([[...opened.records], [...opened.others]], [
      [[NAME, text(1)]], [["quarantine:1", "oops"]],
    ]);
    held.noteSaved(file);
    assert.deepEqual(held.read().settings.saved, { at: file.at, mark: held.read().mark });
    assert.equal(new Held(shelf, held).read().settings.saved.at, file.at);
    storage.setItem(KEY, text(2));
    assert.notEqual(held.read().settings.saved.mark, held.read().mark);
  });

  test("settings that there is no room for count until the page is left, and are kept once there is", () => {
    storage.quota = 0;
    held.changeSettings({ view: { record: "r", name: "Ana" } });
    assert.equal(held.read().settings.view.name, "Ana");
    assert.equal(storage.getItem("chb:ours:settings"), null);
    storage.quota = Infinity;
    held.changeSettings({ saved: { at: "2026", mark: "x" } });
    assert.deepEqual(JSON.parse(storage.getItem("chb:ours:settings")).view, { record: "r", name: "Ana" });
  });

  test("becomes what it is to be, and says what was changed; or nothing is, and it says so", () => {
    const after = new Map([[NAME, text(2)]]);
    storage.quota = 60;
    assert.equal(held.become(after), null);
    assert.equal(storage.getItem(KEY), text(1));
    storage.quota = Infinity;
    assert.deepEqual([...held.become(after).keys()].sort(), [NAME, "quarantine:1"]);
    assert.deepEqual([...storage.texts], [[KEY, text(2)]]);
  });

  test("is news where it changed since it was last told of, and none where somebody only looked", () => {
    shelf.tell(null, true);
    assert.equal(held.news, false);
    storage.setItem(KEY, text(2));
    shelf.tell(KEY, true);
    assert.equal(held.news, true);
    shelf.tell(null, true);
    assert.equal(held.news, false);
    held.changeSettings({ saved: { at: "2026", mark: "x" } });
    assert.equal(held.news, true);
  });
});
