import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { SNAPSHOT } from "#src/model/snapshot.js";
import { Snapshots } from "#src/my-pages/snapshots.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage, fakeClock } from "../fakes.js";
import { rated } from "../handbook.js";

const START = "chb:ours:me:snapshot:";
const ANSWERS = [
  ["listens", rated("alone", { note: "secret" })],
  ["asks", null],
];

/** @type {FakeStorage} */ let storage;
/** @type {Snapshots} */ let snapshots;
/** A page that is opened anew. */
function page() {
  const shelf = new Shelf("ours", () => storage);
  const ids = ["a", "b", "c"].values();
  return new Snapshots(shelf, new Records(shelf, SNAPSHOT, fakeClock()), "me", () => ids.next().value);
}
const labels = (some) => some.list().map(({ snapshot }) => snapshot.label);
const stored = (id) => JSON.parse(storage.getItem(START + id));

beforeEach(() => {
  storage = new FakeStorage();
  snapshots = page();
});

describe("the snapshots of a browser", () => {
  test("one is kept when it is taken, and another visit finds it; the newest first", () => {
    assert.deepEqual(snapshots.take("Before", ANSWERS), { id: "a", kept: true });
    assert.deepEqual(stored("a").answers, { listens: { state: "rated", level: "alone" } });
    snapshots.take("After", ANSWERS);
    assert.deepEqual(labels(page()), ["After", "Before"]);
  });

  test("a deleted one leaves a mark alone, and comes back as it was until the page is left", () => {
    snapshots.take("Before", ANSWERS);
    const before = stored("a");
    assert.ok(snapshots.delete("a"));
    assert.deepEqual(Object.keys(stored("a")).sort(), ["at", "deleted", "rev", "v"]);
    assert.deepEqual([snapshots.list(), snapshots.gone.snapshot], [[], before]);
    assert.ok(snapshots.restore());
    assert.deepEqual([snapshots.gone, stored("a").answers], [null, before.answers]);
    assert.ok(stored("a").rev > before.rev + 1, "newer than its deletion");
    assert.ok(snapshots.restore(), "with nothing to bring back, nothing fails");
    assert.deepEqual(labels(snapshots), ["Before"]);
  });

  test("a new label is kept; one that another tab deleted is not brought back by it", () => {
    snapshots.take("Before", ANSWERS);
    assert.ok(snapshots.rename("a", "March"));
    assert.deepEqual(labels(page()), ["March"]);
    page().delete("a");
    snapshots.rename("a", "April");
    assert.deepEqual(labels(snapshots), []);
  });

  test("what cannot be read is counted, and the others are listed", () => {
    snapshots.take("Before", ANSWERS);
    storage.setItem(`${START}cut`, '{"v":1');
    storage.setItem(`${START}later`, '{"v":7}');
    assert.deepEqual(page().troubles(), { corrupt: 1, newer: 1 });
    assert.deepEqual(labels(page()), ["Before"]);
  });

  test("one that there is no room for is listed as long as the page is open", () => {
    storage.quota = 0;
    assert.deepEqual(snapshots.take("Before", ANSWERS), { id: "a", kept: false });
    assert.deepEqual(labels(snapshots), ["Before"]);
    assert.equal(storage.length, 0);
  });
});
