import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Shelf } from "#src/storage/shelf.js";
import { Copies } from "#src/worksheet/copies.js";
import { BROKEN, FakeStorage, fakeClock } from "../fakes.js";

const START = "chb:ours:me:sheet:notes:";
const SITE = "visit-site";

/** @type {FakeStorage} */ let storage;
/** @type {() => string} */ let clock;
/** @type {number} */ let begun;
const newId = () => `id-${String((begun += 1)).padStart(3, "0")}`;
/** A page that shows the worksheet. */
const tab = (reach = () => storage) => new Copies(new Shelf("ours", reach), "notes", clock, newId);
const stored = (id) => JSON.parse(storage.getItem(START + id));
const saved = () => [...storage.texts.keys()].filter(isCopy).map((key) => key.slice(START.length));
const isCopy = (key) => key.startsWith(START);
const site = (copies) => copies.open.sheet.fields[SITE];
const names = (copies) => copies.list().map(({ sheet }) => sheet.name);

/** A page on which something was written and saved. */
function tabWith(text, name = "") {
  const copies = tab();
  copies.begin();
  write(copies, text, name);
  return copies;
}

function write(copies, text, name = "") {
  copies.fill(SITE, text);
  if (name) copies.rename(name);
  return copies.flush();
}

beforeEach(() => {
  storage = new FakeStorage();
  clock = fakeClock();
  begun = 0;
});

describe("a copy", () => {
  test("comes into being when something is written, and not before", () => {
    const copies = tab();
    copies.begin();
    copies.flush();
    copies.refresh();
    assert.deepEqual([saved(), copies.isBlank, copies.isStored], [[], true, false]);
    write(copies, "North");
    const { id } = copies.open;
    assert.deepEqual(saved(), [id]);
    const at = stored(id).at;
    const sheet = { v: 1, name: "", fields: { [SITE]: "North" }, rev: 1, at, number: 1 };
    assert.deepEqual(stored(id), sheet);
    assert.deepEqual([copies.isBlank, copies.isStored, copies.kept], [false, true, true]);
  });

  test("what is typed and taken back before it was saved leaves none", () => {
    const copies = tab();
    copies.fill(SITE, "N");
    copies.fill(SITE, "");
    copies.flush();
    assert.deepEqual([saved(), copies.kept, copies.isBlank], [[], true, true]);
  });

  test("another visit finds it, the one last changed if there are several", () => {
    tabWith("North", "Ana");
    tabWith("South", "Ben");
    assert.equal(site(tab()), "South");
    const copies = tab();
    copies.choose(copies.list()[1].id);
    write(copies, "North again");
    assert.equal(site(tab()), "North again");
  });

  test("is renamed without a change of what is written", () => {
    const copies = tabWith("North", "Ana");
    copies.rename("Ana & Ben 📁");
    copies.flush();
    const { name, fields, rev } = stored(copies.open.id);
    assert.deepEqual([name, fields[SITE], rev], ["Ana & Ben 📁", "North", 2]);
  });

  test("choosing another saves the first, and each keeps its own text", () => {
    const copies = tabWith("North", "Ana");
    const first = copies.open.id;
    copies.begin();
    assert.deepEqual([copies.isBlank, names(copies)], [true, ["", "Ana"]]);
    copies.fill(SITE, "South");
    copies.choose(first);
    assert.equal(site(copies), "North");
    assert.deepEqual(
      saved().map((id) => stored(id).fields[SITE]),
      ["North", "South"],
    );
  });

  test("choosing one that is not there changes nothing", () => {
    const copies = tabWith("North");
    copies.choose("nonsense");
    assert.equal(site(copies), "North");
    copies.begin();
    copies.choose("nonsense");
    assert.ok(copies.isBlank);
  });

  test("a new copy of a blank one is the blank one", () => {
    const copies = tab();
    const { id } = copies.open;
    copies.begin();
    assert.equal(copies.open.id, id);
  });

  test("keeps its number when others are deleted", () => {
    const copies = tabWith("one");
    copies.begin();
    write(copies, "two");
    copies.begin();
    write(copies, "three");
    const numbers = () => copies.list().map(({ sheet, number }) => [sheet.fields[SITE], number]);
    assert.deepEqual(numbers(), [
      ["three", 3],
      ["two", 2],
      ["one", 1],
    ]);
    copies.choose(copies.list()[2].id);
    copies.remove();
    assert.deepEqual(numbers(), [
      ["three", 3],
      ["two", 2],
    ]);
  });

  test("of another worksheet or handbook is not seen", () => {
    tabWith("North");
    const shelf = new Shelf("ours", () => storage);
    assert.ok(new Copies(shelf, "note", clock, newId).isBlank);
    assert.ok(new Copies(new Shelf("theirs", () => storage), "notes", clock, newId).isBlank);
  });

  test("a clock moved backwards does not make a change older", () => {
    const copies = tabWith("North");
    clock.time = Date.UTC(2019, 0, 1);
    write(copies, "South");
    assert.deepEqual([stored(copies.open.id).rev, site(tab())], [2, "South"]);
  });
});

describe("deleting a copy", () => {
  test("leaves a tombstone, opens another, and can be undone", () => {
    tabWith("North", "Ana");
    const copies = tabWith("South", "Ben");
    const { id } = copies.open;
    assert.equal(copies.remove(), true);
    assert.deepEqual(Object.keys(stored(id)), ["v", "deleted", "rev", "at"]);
    assert.deepEqual([site(copies), names(copies)], ["North", ["Ana"]]);
    assert.deepEqual([copies.lastGone().sheet.name, copies.lastGone().number], ["Ben", 2]);
    copies.restore();
    assert.deepEqual([copies.open.id, site(copies), copies.lastGone()], [id, "South", null]);
    assert.deepEqual([stored(id).name, stored(id).rev, copies.isStored], ["Ben", 3, true]);
  });

  test("the last one leaves a blank form, and nothing that another visit would show", () => {
    const copies = tabWith("North", "Ana");
    copies.remove();
    assert.deepEqual([copies.isBlank, names(copies)], [true, [""]]);
    assert.ok(tab().isBlank);
    assert.equal(tab().lastGone(), null);
    copies.restore();
    assert.equal(site(tab()), "North");
  });

  test("several are undone one after the other, the last one first", () => {
    tabWith("North", "Ana");
    const copies = tabWith("South", "Ben");
    copies.remove();
    copies.remove();
    copies.restore();
    assert.deepEqual(names(copies), ["Ana"]);
    copies.restore();
    assert.deepEqual(names(copies).sort(), ["Ana", "Ben"]);
    copies.restore();
    assert.equal(copies.lastGone(), null);
  });

  test("takes along what was typed a moment ago, and undoing brings that back too", () => {
    const copies = tabWith("North");
    copies.fill(SITE, "North, room 2");
    copies.remove();
    copies.restore();
    assert.equal(stored(copies.open.id).fields[SITE], "North, room 2");
  });

  test("works where there is no room to write anything", () => {
    const copies = tabWith("North");
    const { id } = copies.open;
    storage.setItem = () => {
      throw new Error("QuotaExceededError");
    };
    assert.equal(copies.remove(), true);
    assert.equal(storage.getItem(START + id), null);
    assert.deepEqual([tab().isBlank, copies.lastGone().sheet.fields[SITE]], [true, "North"]);
  });

  test("is said not to have worked where nothing can be written or taken away", () => {
    const copies = tabWith("North");
    storage.setItem = storage.removeItem = () => {
      throw new Error("SecurityError");
    };
    assert.equal(copies.remove(), false);
    assert.deepEqual([copies.list().length, copies.lastGone()], [2, null]);
  });
});

describe("two tabs", () => {
  test("on different copies do not touch each other's", () => {
    const left = tabWith("North", "Ana");
    const right = tabWith("South", "Ben");
    write(left, "North 2");
    write(right, "South 2");
    assert.equal(left.refresh(), null);
    assert.deepEqual([site(left), site(right), saved().length], ["North 2", "South 2", 2]);
    assert.deepEqual(names(left).sort(), ["Ana", "Ben"]);
  });

  test("on the same copy: a newer save is shown where nothing was typed", () => {
    const left = tabWith("North", "Ana");
    const right = tab();
    write(right, "South");
    assert.equal(left.refresh(), "changed");
    assert.deepEqual([site(left), left.isStored, saved().length], ["South", true, 1]);
    write(left, "West");
    assert.equal(right.refresh(), "changed");
    assert.equal(site(right), "West");
  });

  test("on the same copy: typing that is not saved yet becomes a copy of its own", () => {
    const left = tabWith("North", "Ana");
    const right = tab();
    left.fill(SITE, "North and more");
    write(right, "South");
    assert.equal(left.refresh(), "parted");
    assert.notEqual(left.open.id, right.open.id);
    assert.deepEqual([site(left), left.open.sheet.name], ["North and more", "Ana"]);
    assert.equal(stored(right.open.id).fields[SITE], "South");
    assert.equal(stored(left.open.id).fields[SITE], "North and more");
    assert.equal(right.refresh(), null);
  });

  test("a tab that heard nothing of the other's save does not write over it either", () => {
    const stale = tabWith("North");
    const fresh = tab();
    write(fresh, "South");
    assert.equal(write(stale, "North and more"), true);
    assert.equal(stored(fresh.open.id).fields[SITE], "South");
    assert.equal(stored(stale.open.id).fields[SITE], "North and more");
  });

  test("that saved at the same moment: whose save was lost keeps the text as a copy", () => {
    const left = tabWith("North");
    const right = tab();
    const key = START + left.open.id;
    write(right, "South");
    const souths = storage.getItem(key);
    storage.setItem(key, left.open.base);
    write(left, "West");
    storage.setItem(key, souths);
    assert.equal(left.refresh(), "parted");
    assert.deepEqual([site(left), site(right)], ["West", "South"]);
    assert.deepEqual(
      saved()
        .map((id) => stored(id).fields[SITE])
        .sort(),
      ["South", "West"],
    );
  });

  test("a copy deleted elsewhere goes from the page, and can be brought back here too", () => {
    const left = tabWith("North", "Ana");
    const right = tab();
    right.remove();
    assert.equal(left.refresh(), "deleted");
    assert.deepEqual([left.isBlank, left.lastGone().sheet.name], [true, "Ana"]);
    left.restore();
    assert.equal(site(left), "North");
    assert.equal(right.lastGone(), null);
    right.restore();
    assert.equal(stored(left.open.id).rev, 3);
  });

  test("a stale tab does not bring a deleted copy back", () => {
    const stale = tabWith("North", "Ana");
    const fresh = tab();
    const { id } = fresh.open;
    fresh.remove();
    stale.flush();
    assert.equal(stored(id).deleted, true);
    stale.choose(id);
    assert.equal(stored(id).deleted, true);
    assert.deepEqual(saved(), [id]);
  });

  test("what is typed on a copy that was deleted elsewhere is kept as a copy of its own", () => {
    const stale = tabWith("North", "Ana");
    const fresh = tab();
    const { id } = fresh.open;
    stale.fill(SITE, "North and more");
    fresh.remove();
    assert.equal(stale.refresh(), "parted");
    assert.equal(stored(id).deleted, true);
    assert.equal(stored(stale.open.id).fields[SITE], "North and more");
  });

  test("another app calls clear(): the text stays on the page, unsaved until it is changed", () => {
    const copies = tabWith("North");
    storage.clear();
    assert.equal(copies.refresh(), null);
    assert.deepEqual([site(copies), copies.isStored, saved()], ["North", false, []]);
    copies.flush();
    assert.deepEqual(saved(), []);
    write(copies, "North again");
    assert.deepEqual([stored(copies.open.id).rev, copies.isStored], [2, true]);
  });
});

describe("storage that does not work", () => {
  for (const [name, reach] of Object.entries(BROKEN)) {
    test(`${name}: copies stay in memory, and are said not to be kept`, () => {
      const copies = tab(reach);
      assert.ok(copies.kept);
      write(copies, "North", "Ana");
      copies.begin();
      write(copies, "South", "Ben");
      assert.deepEqual([copies.kept, copies.isStored, copies.refresh()], [false, false, null]);
      assert.deepEqual(names(copies).sort(), ["Ana", "Ben"]);
      copies.choose(copies.list().find(({ sheet }) => sheet.name === "Ana").id);
      assert.equal(site(copies), "North");
      copies.remove();
      assert.deepEqual(names(copies), ["Ben"]);
      copies.restore();
      assert.equal(site(copies), "North");
    });
  }

  test("quota hit while writing: what was saved stays, and all is saved once there is room", () => {
    const copies = tabWith("North");
    const { id } = copies.open;
    storage.quota = 200;
    write(copies, "x".repeat(300));
    assert.deepEqual([copies.kept, stored(id).fields[SITE]], [false, "North"]);
    copies.begin();
    storage.quota = Infinity;
    write(copies, "South");
    assert.deepEqual([copies.kept, stored(id).fields[SITE].length], [true, 300]);
  });

  test("a copy that waits for room is not written over what another tab saved since", () => {
    const copies = tabWith("North");
    const other = tab();
    storage.quota = 200;
    write(copies, "x".repeat(300));
    write(other, "South");
    storage.quota = Infinity;
    assert.equal(copies.refresh(), "parted");
    assert.equal(stored(other.open.id).fields[SITE], "South");
    assert.equal(stored(copies.open.id).fields[SITE].length, 300);
  });

  test("storage that comes and goes makes no copies", () => {
    const copies = tabWith("North");
    const there = storage;
    storage = null;
    assert.equal(copies.refresh(), null);
    write(copies, "South");
    assert.equal(copies.kept, false);
    storage = there;
    assert.equal(copies.refresh(), null);
    assert.deepEqual([saved().length, stored(copies.open.id).fields[SITE]], [1, "South"]);
  });
});

describe("what cannot be read", () => {
  test("is moved, unchanged, to a quarantine key, said, and not listed", () => {
    storage.setItem(`${START}id-000`, '{"v":1,"na');
    const copies = tab();
    copies.refresh();
    assert.deepEqual([copies.trouble, copies.isBlank], ["corrupt", true]);
    assert.equal(storage.getItem("chb:ours:quarantine:1"), '{"v":1,"na');
    assert.equal(storage.getItem(`${START}id-000`), null);
  });

  test("a newer schema is left as it is, said, and not listed", () => {
    storage.setItem(`${START}id-000`, '{"v":2}');
    const copies = tab();
    copies.refresh();
    write(copies, "North");
    assert.deepEqual([copies.trouble, copies.list().length], ["newer", 1]);
    assert.equal(storage.getItem(`${START}id-000`), '{"v":2}');
  });
});
