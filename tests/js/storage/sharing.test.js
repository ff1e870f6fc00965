import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import fc from "fast-check";
import { bringBack, eraseAll, keepForGood, keepUntilClosed } from "#src/storage/sharing.js";
import { Shelf } from "#src/storage/shelf.js";
import { texts } from "../arbitrary.js";
import { FakeStorage } from "../fakes.js";

const KEY = "chb:ours:me:answer:listens";
const answer = (rev) => JSON.stringify({ v: 1, state: "rated", level: "a", rev, at: "", seen: null });
const OTHERS = [
  ["/handbook/.__palette", '{"index":1}'],
  ["chb:theirs:me:answer:listens", answer(1)],
  ["chb:ours-too:me:answer:listens", answer(1)],
];

/** @type {FakeStorage} */ let browser;
/** @type {FakeStorage} */ let tab;
/** A page that is opened anew in this tab, or in another. */
const page = (own = tab) =>
  new Shelf(
    "ours",
    () => browser,
    () => own,
  );
const MARK = "chb-erased:ours";
/** What a storage holds, but the mark of an erasure, which is a random number. */
const held = (storage) => [...storage.texts].filter(([key]) => key !== MARK);
const names = (storage) =>
  held(storage)
    .map(([key]) => key)
    .sort();

beforeEach(() => {
  browser = new FakeStorage();
  tab = new FakeStorage();
  for (const [key, text] of OTHERS) browser.setItem(key, text);
  browser.setItem(KEY, answer(1));
});

describe("keeping answers only until the tab is closed", () => {
  test("moving takes them along, and leaves none in the browser", () => {
    const shelf = page();
    assert.ok(keepUntilClosed(shelf, "move"));
    assert.equal(shelf.untilClosedOnly, true);
    assert.equal(shelf.load(KEY), answer(1));
    assert.deepEqual(names(browser), [...OTHERS.map(([key]) => key), "chb:ours:settings"].sort());
  });

  test("erasing leaves none anywhere", () => {
    const shelf = page();
    keepUntilClosed(shelf, "erase");
    assert.equal(shelf.load(KEY), null);
    assert.equal(browser.getItem(KEY), null);
  });

  test("leaving leaves them in the browser, out of this tab's sight", () => {
    const shelf = page();
    keepUntilClosed(shelf, "leave");
    assert.equal(shelf.load(KEY), null);
    assert.equal(browser.getItem(KEY), answer(1));
  });

  test("it counts for pages opened later, in this tab and in others, and after clear()", () => {
    keepUntilClosed(page(), "move");
    assert.equal(page().untilClosedOnly, true);
    assert.equal(page(new FakeStorage()).untilClosedOnly, true);
    browser.clear();
    assert.equal(page().load(KEY), answer(1));
  });

  test("what is answered from then on is not in the browser", () => {
    const shelf = page();
    keepUntilClosed(shelf, "erase");
    shelf.save(KEY, answer(2));
    assert.deepEqual([tab.getItem(KEY), browser.getItem(KEY)], [answer(2), null]);
  });

  for (const what of /** @type {const} */ (["move", "erase"])) {
    test(`where the tab has no room to ${what}, nothing is moved, lost, or said to be erased`, () => {
      tab.quota = 20;
      const shelf = page();
      const before = [...browser.texts];
      assert.equal(keepUntilClosed(shelf, what), false);
      assert.deepEqual([[...browser.texts], tab.length], [before, 0]);
      assert.equal(shelf.untilClosedOnly, false);
    });
  }

  test("another handbook on the same origin goes on keeping its own", () => {
    keepUntilClosed(page(), "move");
    assert.equal(
      new Shelf(
        "theirs",
        () => browser,
        () => tab,
      ).untilClosedOnly,
      false,
    );
  });

  test("a second person in a tab of their own finds nothing of the first", () => {
    const first = page();
    keepUntilClosed(first, "erase");
    first.save(KEY, answer(5));
    assert.equal(page(new FakeStorage()).texts().size, 0);
  });
});

describe("keeping them in the browser again", () => {
  test("moves them there, and of two answers to one question keeps the newer", () => {
    const shelf = page();
    keepUntilClosed(shelf, "leave");
    shelf.save(KEY, answer(2));
    shelf.save("chb:ours:me:answer:asks", answer(1));
    assert.ok(keepForGood(shelf, "move"));
    assert.deepEqual([shelf.untilClosedOnly, tab.length], [false, 0]);
    assert.equal(browser.getItem(KEY), answer(2));
    assert.equal(browser.getItem("chb:ours:me:answer:asks"), answer(1));
    assert.equal(browser.getItem("chb:ours:settings"), null);
  });

  test("takes along what the tab's settings say", () => {
    const shelf = page();
    keepUntilClosed(shelf, "leave");
    const settings = { v: 1, session: true, saved: { at: "2026-11-22", mark: "x" } };
    shelf.save("chb:ours:settings", JSON.stringify(settings));
    keepForGood(shelf, "move");
    const { session: _, ...kept } = settings;
    assert.deepEqual(JSON.parse(browser.getItem("chb:ours:settings")), kept);
  });

  test("or erases them, and finds what was left in the browser", () => {
    const shelf = page();
    keepUntilClosed(shelf, "leave");
    shelf.save(KEY, answer(2));
    keepForGood(shelf, "erase");
    assert.equal(shelf.load(KEY), answer(1));
  });

  test("moving there and back leaves everything as it was", () => {
    fc.assert(
      fc.property(texts, (records) => {
        browser = new FakeStorage();
        tab = new FakeStorage();
        for (const [name, text] of records) browser.setItem(`chb:ours:${name}`, text);
        const before = [...browser.texts].sort();
        const shelf = page();
        keepUntilClosed(shelf, "move");
        keepForGood(shelf, "move");
        assert.deepEqual([...browser.texts].sort(), before);
        assert.equal(tab.length, 0);
      }),
    );
  });

  test("where the browser has room for some of them only, it gets none", () => {
    const shelf = page();
    keepUntilClosed(shelf, "move");
    for (const id of ["asks", "waits", "sums-up"]) shelf.save(`chb:ours:me:answer:${id}`, answer(1));
    const before = [...browser.texts];
    browser.quota = before.flat().join("").length + 2.5 * (KEY + answer(1)).length;
    assert.equal(keepForGood(shelf, "move"), false);
    assert.deepEqual([...browser.texts], before);
    assert.equal(shelf.below("chb:ours:me:answer:").length, 4);
  });

  test("where the browser has no room, they stay in the tab", () => {
    const shelf = page();
    keepUntilClosed(shelf, "move");
    browser.quota = 0;
    assert.equal(keepForGood(shelf, "move"), false);
    assert.deepEqual([shelf.load(KEY), shelf.untilClosedOnly], [answer(1), true]);
  });
});

test("all elements of the page hear of each of these, as of a change made here", () => {
  const shelf = page();
  const heard = [];
  shelf.subscribe((...news) => heard.push(news));
  const { erased } = eraseAll(shelf);
  const acts = [
    () => bringBack(shelf, erased),
    () => keepUntilClosed(shelf, "move"),
    () => keepForGood(shelf, "move"),
  ];
  assert.deepEqual(heard, [[null, false]]);
  for (const act of acts) {
    heard.length = 0;
    act();
    assert.deepEqual(heard, [[null, false]]);
  }
});

describe("erasing", () => {
  test("reset leaves Material's own preferences, and other handbooks' answers", () => {
    browser.setItem("chb:ours:settings", "{}");
    browser.setItem("chb:ours:quarantine:1", "x");
    tab.setItem(KEY, answer(1));
    assert.equal(eraseAll(page()).done, true);
    assert.deepEqual(held(browser), OTHERS);
    assert.equal(tab.length, 0);
  });

  test("is said to have failed where one of the two storages lets nothing go", () => {
    for (const storage of [browser, tab]) {
      storage.setItem(KEY, answer(1));
      storage.removeItem = () => {
        throw new Error("SecurityError");
      };
      assert.equal(eraseAll(page()).done, false);
      delete storage.removeItem;
    }
    assert.equal(eraseAll(page()).done, true);
  });

  test("can be undone, byte for byte", () => {
    fc.assert(
      fc.property(texts, (records) => {
        browser = new FakeStorage();
        for (const [name, text] of records) browser.setItem(`chb:ours:${name}`, text);
        const before = held(browser).sort();
        const shelf = page();
        const { erased } = eraseAll(shelf);
        assert.deepEqual(
          names(browser).filter((name) => name !== "chb:ours:settings"),
          [],
        );
        assert.ok(bringBack(shelf, erased));
        assert.deepEqual(held(browser).sort(), before);
      }),
    );
  });

  test("undone after something was answered anew, it leaves the new answer", () => {
    const shelf = page();
    const { erased } = eraseAll(shelf);
    shelf.save(KEY, answer(9));
    bringBack(shelf, erased);
    assert.equal(shelf.load(KEY), answer(9));
  });

  test("undone where there is no room for all, it brings back what fits, and the rest later", () => {
    browser.setItem("chb:ours:me:answer:asks", "x".repeat(500));
    browser.setItem("chb:ours:me:answer:waits", answer(3));
    const before = held(browser).sort();
    const shelf = page();
    const { erased } = eraseAll(shelf);
    browser.quota = OTHERS.flat().join("").length + MARK.length + 36 + 400;
    assert.equal(bringBack(shelf, erased), false);
    assert.deepEqual(shelf.below("chb:ours:").sort(), ["me:answer:listens", "me:answer:waits"]);
    browser.quota = Infinity;
    assert.ok(bringBack(shelf, erased));
    assert.deepEqual(held(browser).sort(), before);
  });

  test("undone in a storage that was full to the brim, it brings back all, without a mark", () => {
    const before = held(browser).sort();
    browser.quota = [...browser.texts].flat().join("").length;
    const shelf = page();
    assert.equal(bringBack(shelf, eraseAll(shelf).erased), false);
    browser.clear();
    for (const [key, text] of before) browser.setItem(key, text);
    const anew = page();
    assert.equal(bringBack(anew, eraseAll(anew).erased, false), true);
    assert.deepEqual([...browser.texts].sort(), before);
  });

  test("a shared computer stays one, and undoing brings back what its settings said", () => {
    const settings = { v: 1, session: true, saved: { at: "2026-11-22", mark: "x" } };
    const shelf = page();
    keepUntilClosed(shelf, "move");
    tab.setItem("chb:ours:settings", JSON.stringify(settings));
    const { done, erased } = eraseAll(shelf);
    assert.deepEqual(
      [done, shelf.untilClosedOnly, page(new FakeStorage()).untilClosedOnly],
      [true, true, true],
    );
    assert.deepEqual([...tab.texts], [["chb:ours:settings", '{"v":1,"session":true}']]);
    assert.deepEqual(names(browser), [...OTHERS.map(([key]) => key), "chb:ours:settings"].sort());
    bringBack(shelf, erased);
    assert.deepEqual([shelf.untilClosedOnly, shelf.load(KEY)], [true, answer(1)]);
    assert.equal(tab.getItem("chb:ours:settings"), JSON.stringify(settings));
  });

  test("on a shared computer that keeps nothing, there is nothing to erase", () => {
    const shelf = page();
    keepUntilClosed(shelf, "erase");
    const { erased } = eraseAll(shelf);
    assert.deepEqual(
      erased.map(({ texts }) => texts.size),
      [0, 0],
    );
  });
});
