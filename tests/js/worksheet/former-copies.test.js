import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Shelf } from "#src/storage/shelf.js";
import { Copies } from "#src/worksheet/copies.js";
import { adopt } from "#src/worksheet/former-copies.js";
import { FakeStorage } from "../fakes.js";

const OLD = "chb:ours:me:sheet:visit:1";
const NEW = "chb:ours:me:sheet:notes:1";
const copy = (text, rev) => JSON.stringify({ v: 1, name: "", fields: { site: text }, rev, at: "" });

/** @type {FakeStorage} */ let storage;
const shelf = () => new Shelf("ours", () => storage);
const texts = () => Object.fromEntries(storage.texts);

beforeEach(() => {
  storage = new FakeStorage();
});

describe("a worksheet that was renamed", () => {
  test("its copies move to today's id, and are listed there", () => {
    storage.setItem(OLD, copy("North", 2));
    storage.setItem("chb:theirs:me:sheet:visit:1", copy("Theirs", 2));
    adopt(shelf(), "notes", ["earlier", "visit"]);
    assert.deepEqual(texts(), {
      "chb:theirs:me:sheet:visit:1": copy("Theirs", 2),
      [NEW]: copy("North", 2),
    });
    assert.equal(new Copies(shelf(), "notes").open.sheet.fields.site, "North");
  });

  test("of a copy that stands below both, the newer stays", () => {
    for (const [old, own, stays] of [
      [3, 2, "old"],
      [2, 3, "own"],
      [2, 2, "own"],
    ]) {
      storage.setItem(OLD, copy("old", old));
      storage.setItem(NEW, copy("own", own));
      adopt(shelf(), "notes", ["visit"]);
      assert.deepEqual(texts(), { [NEW]: copy(stays, Math.max(old, own)) });
    }
  });

  test("a copy that was deleted here does not come back", () => {
    storage.setItem(OLD, copy("old", 2));
    storage.setItem(NEW, '{"v":1,"deleted":true,"rev":3,"at":""}');
    adopt(shelf(), "notes", ["visit"]);
    assert.deepEqual(texts(), { [NEW]: '{"v":1,"deleted":true,"rev":3,"at":""}' });
  });

  test("what cannot be read, or has no room, stays where it is", () => {
    for (const text of ["{", '{"v":2}']) {
      storage = new FakeStorage();
      storage.setItem(OLD, text);
      adopt(shelf(), "notes", ["visit"]);
      assert.deepEqual(texts(), { [OLD]: text });
    }
    storage = new FakeStorage();
    storage.setItem(OLD, copy("old", 2));
    storage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    adopt(shelf(), "notes", ["visit"]);
    assert.deepEqual(texts(), { [OLD]: copy("old", 2) });
  });

  test("without storage nothing happens", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    assert.doesNotThrow(() => adopt(new Shelf("ours", blocked), "notes", ["visit"]));
  });
});
