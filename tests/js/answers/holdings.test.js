import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Holdings } from "#src/answers/holdings.js";
import { readFile } from "#src/model/answers-file.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage, fakeClock } from "../fakes.js";
import { rated } from "../handbook.js";

const NAME = "me:answer:listens";
const KEY = `chb:ours:${NAME}`;
const text = (rev) => JSON.stringify(rated("alone", { rev }));

/** @type {FakeStorage} */ let storage;
/** @type {Shelf} */ let shelf;
/** @type {Holdings} */ let holdings;

beforeEach(() => {
  storage = new FakeStorage();
  storage.setItem(KEY, text(1));
  storage.setItem("chb:ours:quarantine:1", "oops");
  shelf = new Shelf(
    "ours",
    () => storage,
    () => new FakeStorage(),
  );
  holdings = new Holdings(shelf, { handbook: "ours", edition: "2026.1" }, fakeClock());
});

describe("all that a browser keeps", () => {
  test("goes into one file, with what cannot be read; noted as saved, nothing has changed since", () => {
    const file = holdings.wholeFile();
    const { file: opened } = readFile(file.text);
    assert.deepEqual([opened.handbook, opened.edition, opened.saved], ["ours", "2026.1", file.at]);
    assert.deepEqual(
      [[...opened.records], [...opened.others]],
      [[[NAME, text(1)]], [["quarantine:1", "oops"]]],
    );
    holdings.noteSaved(file);
    assert.deepEqual(holdings.read().settings.saved, { at: file.at, mark: holdings.read().mark });
    assert.equal(new Holdings(shelf, holdings).read().settings.saved.at, file.at);
    storage.setItem(KEY, text(2));
    assert.notEqual(holdings.read().settings.saved.mark, holdings.read().mark);
  });

  test("settings that there is no room for count until the page is left, and are kept once there is", () => {
    storage.quota = 0;
    holdings.changeSettings({ view: { record: "r", name: "Ana" } });
    assert.equal(holdings.read().settings.view.name, "Ana");
    assert.equal(storage.getItem("chb:ours:settings"), null);
    storage.quota = Infinity;
    holdings.changeSettings({ saved: { at: "2026", mark: "x" } });
    assert.deepEqual(JSON.parse(storage.getItem("chb:ours:settings")).view, { record: "r", name: "Ana" });
  });

  test("becomes what it is to be, and says what was changed; or nothing is, and it says so", () => {
    const after = new Map([[NAME, text(2)]]);
    storage.quota = 60;
    assert.equal(holdings.become(after), null);
    assert.equal(storage.getItem(KEY), text(1));
    storage.quota = Infinity;
    assert.deepEqual([...holdings.become(after).keys()].sort(), [NAME, "quarantine:1"]);
    assert.deepEqual([...storage.texts], [[KEY, text(2)]]);
  });

  test("is news where it changed since it was last told of, and none where somebody only looked", () => {
    shelf.tell(null, true);
    assert.equal(holdings.news, false);
    storage.setItem(KEY, text(2));
    shelf.tell(KEY, true);
    assert.equal(holdings.news, true);
    shelf.tell(null, true);
    assert.equal(holdings.news, false);
    holdings.changeSettings({ saved: { at: "2026", mark: "x" } });
    assert.equal(holdings.news, true);
  });
});
