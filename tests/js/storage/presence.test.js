import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { followActs } from "#src/storage/acts.js";
import { follow } from "#src/storage/follower.js";
import { journalText } from "#src/storage/journal.js";
import { bringBack, eraseAll, keepForGood, keepUntilClosed } from "#src/storage/sharing.js";
import { Shelf } from "#src/storage/shelf.js";
import { IDLE_MS, touchPasses } from "#src/storage/tab.js";
import { FakeStorage, fakeWindow } from "../fakes.js";

const KEY = "chb:ours:me:answer:listens";
const MINUTE = 60_000;

/** @type {FakeStorage} */ let browser;
/** @type {FakeStorage} */ let tab;

/** A page that is read in a window, which keeps its name through links and reloads. */
function read(name = "", storage = tab) {
  const { page, send } = fakeWindow();
  page.name = name;
  const shelf = new Shelf(
    "ours",
    () => browser,
    () => storage,
  );
  return { page, send, shelf, ...follow(shelf, page) };
}

/** A page of a shared computer, on which something was answered. */
function begun() {
  const first = read();
  keepUntilClosed(first.shelf, "erase");
  first.shelf.save(KEY, "{}");
  return first;
}

/** Let the computer's clock stand so much later than it does. */
function setClock(task, ms) {
  task.mock.restoreAll();
  const real = Date.now();
  task.mock.method(Date, "now", () => real + ms);
}

/** Put off the moment at which somebody was last there, by a second more: a test itself takes time. */
function wait(ms, storage = tab) {
  const pass = JSON.parse(storage.getItem("chb-tab:ours"));
  storage.setItem("chb-tab:ours", JSON.stringify({ ...pass, at: pass.at - ms - 1000 }));
}

beforeEach(() => {
  browser = new FakeStorage();
  tab = new FakeStorage();
});

describe("the tab of a shared computer", () => {
  test("keeps its answers through links and reloads", () => {
    const { page } = begun();
    const next = read(page.name);
    assert.equal(next.shelf.load(KEY), "{}");
    assert.equal(next.admission.erased, null);
  });

  test("closed and opened again, or copied, it shows and keeps nothing any more", () => {
    begun();
    const again = read("");
    assert.equal(again.admission.erased, "reopened");
    assert.equal(again.shelf.load(KEY), null);
    assert.equal(again.shelf.untilClosedOnly, true);
    assert.equal(tab.getItem(KEY), null);
    assert.notEqual(again.page.name, "");
  });

  test("idle for too long, it is erased where it is met again", () => {
    const { page } = begun();
    wait(IDLE_MS);
    const again = read(page.name);
    assert.equal(again.admission.erased, "idle");
    assert.equal(again.shelf.load(KEY), null);
  });

  test("idle while it lies open, it warns, and then is read again", () => {
    const { page, presence } = begun();
    assert.ok(page.timers.at(-1).ms <= MINUTE, "it looks often: timers stand still in sleep");
    page.timers.at(-1).task();
    assert.equal(presence.warned, false);
    page.awake += 4000;
    wait(IDLE_MS - MINUTE);
    page.timers.at(-1).task();
    assert.equal(presence.warned, true);
    assert.equal(page.reloads, 0);
    wait(MINUTE);
    page.timers.at(-1).task();
    assert.equal(page.reloads, 1);
  });

  test("whoever does something after the warning stays", () => {
    const { page, presence, send } = begun();
    wait(IDLE_MS - MINUTE);
    page.timers.at(-1).task();
    send("keydown");
    assert.equal(presence.warned, false);
    wait(MINUTE);
    assert.equal(read(page.name).admission.erased, null);
  });

  test("a clock that is set while somebody types loses nothing, and warns of nothing", (task) => {
    const { page, presence, send, shelf } = begun();
    send("keydown");
    page.awake += 2000;
    setClock(task, IDLE_MS);
    page.timers.at(-1).task();
    send("storage", { key: KEY });
    assert.deepEqual([presence.warned, page.reloads], [false, 0]);
    send("keydown");
    assert.equal(page.reloads, 0);
    assert.equal(read(page.name).admission.erased, null);
    assert.equal(shelf.load(KEY), "{}");
  });

  test("a computer that slept for too long shows nothing any more, whether anybody types or not", (task) => {
    for (const meet of [({ send }) => send("keydown"), ({ page }) => page.timers.at(-1).task()]) {
      task.mock.restoreAll();
      const first = begun();
      first.send("keydown");
      // So long it took to close its lid, and to open it.
      first.page.awake += 5000;
      setClock(task, IDLE_MS);
      meet(first);
      assert.equal(first.page.reloads, 1);
      assert.equal(read(first.page.name).admission.erased, "idle");
    }
  });

  test("a page kept for Back, from before it was idle for too long, is read again", () => {
    const kept = begun();
    wait(IDLE_MS);
    const next = read(kept.page.name);
    next.shelf.save("chb:ours:me:answer:asks", "{}");
    kept.send("pageshow", { persisted: true });
    assert.equal(kept.page.reloads, 1);
    const again = read(kept.page.name);
    assert.equal(again.admission.erased, null);
    assert.equal(again.shelf.load("chb:ours:me:answer:asks"), "{}");
  });

  test("so is one from before the tab was a shared computer's, and no other", () => {
    const kept = read();
    const next = read();
    keepUntilClosed(next.shelf, "leave");
    for (const { page, send } of [next, kept]) {
      page.name = next.page.name;
      send("pageshow", { persisted: true });
    }
    assert.deepEqual([next.page.reloads, kept.page.reloads], [0, 1]);
  });

  test("whoever does something too late gets a page that is read again, and writes nothing", () => {
    const { page, send } = begun();
    wait(IDLE_MS);
    send("keydown");
    assert.equal(page.reloads, 1);
  });

  test("reading any page of the handbook counts, but for a tab that was idle for too long", () => {
    const { page } = begun();
    wait(IDLE_MS - MINUTE);
    touchPasses(tab, Date.now());
    wait(IDLE_MS - MINUTE);
    assert.equal(read(page.name).admission.erased, null);
    wait(IDLE_MS);
    touchPasses(tab, Date.now());
    assert.equal(read(page.name).admission.erased, "idle");
  });

  test("what was idle for too long stays so, however quickly somebody reads on", (task) => {
    const { page } = begun();
    wait(IDLE_MS);
    const { page: guide, send } = fakeWindow();
    followActs(guide, (time) => touchPasses(tab, time));
    for (let n = 0; n < 9; n += 1) {
      guide.awake += 1000;
      setClock(task, n * 1000);
      send("keydown");
    }
    assert.equal(read(page.name).admission.erased, "idle");
  });

  test("switched off and on again, what it had before counts for nothing", () => {
    const { shelf } = begun();
    wait(IDLE_MS);
    keepForGood(shelf, "move");
    assert.equal(tab.getItem("chb-tab:ours"), null);
    keepUntilClosed(shelf, "move");
    assert.equal(shelf.load(KEY), "{}");
    assert.equal(read("elsewhere").admission.erased, "reopened");
  });

  test("words that come by voice count as use", () => {
    const { page, presence, send } = begun();
    wait(IDLE_MS - MINUTE);
    page.timers.at(-1).task();
    send("input");
    assert.equal(presence.warned, false);
  });

  test("in a frame, whatever it is called, it keeps its answers", () => {
    begun();
    const { page, send } = fakeWindow();
    page.top = {};
    page.name = "another";
    const shelf = new Shelf(
      "ours",
      () => browser,
      () => tab,
    );
    assert.equal(follow(shelf, page).admission.erased, null);
    send("keydown");
    assert.equal(page.reloads, 0);
  });

  test("a tab that only met the setting keeps to it when the browser's is gone", () => {
    const [first, other] = [begun(), new FakeStorage()];
    const met = read("", other);
    met.shelf.save(KEY, "{}");
    keepForGood(first.shelf, "move");
    met.send("storage", { key: "chb:ours:settings" });
    assert.equal(met.shelf.untilClosedOnly, true);
    assert.equal(met.shelf.load(KEY), "{}");
    assert.equal(browser.getItem(KEY), "{}");
  });

  test("a clock that was set back stops no note of who is there", () => {
    const { page, send } = begun();
    send("keydown");
    wait(-3 * IDLE_MS);
    const { at } = JSON.parse(tab.getItem("chb-tab:ours"));
    const again = read(page.name);
    again.send("keydown");
    assert.ok(JSON.parse(tab.getItem("chb-tab:ours")).at < at);
  });

  test("nor does it let a tab lie open that nobody is at any more", (task) => {
    const { page, send } = begun();
    send("keydown");
    setClock(task, -IDLE_MS);
    page.awake += IDLE_MS + MINUTE;
    page.timers.at(-1).task();
    assert.equal(page.reloads, 1);
  });

  test("a damaged pass is none", () => {
    const { page } = begun();
    for (const text of ["", "{", "{}", '{"v":1,"name":3,"at":1}', '{"v":2}']) {
      tab.setItem("chb-tab:ours", text);
      assert.equal(read(page.name).admission.erased, null);
    }
  });
});

describe("an erasure", () => {
  test("is obeyed by a page that was read before it: it writes nothing, and is read again", () => {
    const [mine, other] = [read(), read("", new FakeStorage())];
    mine.shelf.save(KEY, "{}");
    assert.equal(eraseAll(mine.shelf).done, true);
    assert.equal(other.shelf.save(KEY, "{}"), false);
    assert.equal(browser.getItem(KEY), null);
    other.send("storage", { key: "chb-erased:ours" });
    other.send("storage", { key: KEY });
    assert.equal(other.page.reloads, 1);
    assert.equal(mine.page.reloads, 0);
    assert.equal(mine.shelf.save(KEY, "{}"), true);
  });

  test("takes along what another tab wrote before it could know", () => {
    const [mine, other] = [read(), read("", new FakeStorage())];
    other.shelf.save(KEY, "{}");
    eraseAll(mine.shelf);
    // As if it came a moment late.
    browser.setItem(KEY, "{}");
    other.send("storage", { key: "chb-erased:ours" });
    assert.equal(browser.getItem(KEY), null);
    mine.shelf.save(KEY, "new");
    other.send("storage", { key: KEY });
    assert.equal(browser.getItem(KEY), "new");
  });

  for (const [event, fields] of [
    ["pageshow", { persisted: true }],
    ["storage", { key: KEY }],
  ]) {
    test(`is obeyed at ${event}`, () => {
      const [mine, other] = [read(), read("", new FakeStorage())];
      eraseAll(mine.shelf);
      other.send(event, fields);
      assert.equal(other.page.reloads, 1);
    });
  }

  test("is told apart from a storage that another app cleared", () => {
    const [mine, other] = [read(), read("", new FakeStorage())];
    eraseAll(mine.shelf);
    const later = read("", new FakeStorage());
    browser.clear();
    later.send("storage", { key: null });
    assert.equal(later.page.reloads, 0);
    assert.equal(later.shelf.save(KEY, "{}"), true);
    assert.equal(other.page.reloads, 0);
  });

  test("empties the tabs of a shared computer that did not see it", () => {
    const { page } = begun();
    const elsewhere = read("", new FakeStorage());
    eraseAll(elsewhere.shelf);
    const again = read(page.name);
    assert.equal(again.admission.erased, "erased");
    assert.equal(again.shelf.load(KEY), null);
  });

  test("is said where a page is read again because of it, once", () => {
    const { page, admission, shelf } = read();
    page.history.state = { sheet: "x" };
    admission.readAgain();
    assert.equal(follow(shelf, page).admission.erased, "erased");
    assert.equal(follow(shelf, page).admission.erased, null);
  });

  test("is brought back although its mark found room only later", () => {
    const { shelf } = read();
    shelf.save(KEY, "x".repeat(100));
    browser.quota = KEY.length + 100;
    const { done, erased } = eraseAll(shelf);
    assert.equal(done, true);
    browser.quota = Infinity;
    assert.equal(bringBack(shelf, erased), true);
    assert.equal(shelf.load(KEY), "x".repeat(100));
  });

  test("is said to be whole only where other tabs can know of it", () => {
    const { shelf } = begun();
    browser.setItem("theirs", "x");
    browser.quota = 0;
    assert.equal(eraseAll(shelf).done, false);
  });

  for (const [name, act] of [
    ["on", keepUntilClosed],
    ["off", keepForGood],
  ]) {
    test(`is one, too, where a shared computer is switched ${name} and everything let go`, () => {
      const [mine, other] = [read(), read("", new FakeStorage())];
      act(mine.shelf, "erase");
      other.send("storage", { key: "chb-erased:ours" });
      assert.equal(other.page.reloads, 1);
    });
  }

  test("shows nothing that an earlier reader left in the tab, when it is switched on", () => {
    const { shelf } = read();
    tab.setItem(KEY, "{}");
    keepUntilClosed(shelf, "leave");
    assert.equal(shelf.load(KEY), null);
  });

  test("is not undone by a change that was half made before it", () => {
    const { shelf } = read();
    shelf.save(KEY, "new");
    tab.setItem(
      "chb:ours:journal",
      journalText(new Map([["me:answer:listens", { before: "old", after: null }]]), 0),
    );
    eraseAll(read("", new FakeStorage()).shelf);
    read();
    assert.equal(browser.getItem(KEY), null);
    assert.equal(tab.getItem("chb:ours:journal"), null);
  });

  test("leaves a mark even where there was no room before", () => {
    const { shelf } = read();
    shelf.save(KEY, "x".repeat(100));
    browser.quota = KEY.length + 100;
    eraseAll(shelf);
    assert.ok(shelf.erasure());
  });
});
