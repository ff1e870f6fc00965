import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { sessionWords } from "#src/keeping/session.js";
import { follow } from "#src/storage/follower.js";
import { keepUntilClosed } from "#src/storage/sharing.js";
import { Shelf } from "#src/storage/shelf.js";
import { BROKEN, FakeStorage, fakeWindow } from "../fakes.js";

/** @type {FakeStorage} */ let browser;
const page = (tab = new FakeStorage()) =>
  new Shelf(
    "ours",
    () => browser,
    () => tab,
  );

beforeEach(() => {
  browser = new FakeStorage();
});

describe("all that a handbook keeps", () => {
  test("is found in the order of its names, without what others keep", () => {
    for (const key of ["chb:ours:b", "chb:ours:a", "chb:theirs:a", "other"]) browser.setItem(key, key);
    assert.deepEqual(
      [...page().texts()],
      [
        ["a", "chb:ours:a"],
        ["b", "chb:ours:b"],
      ],
    );
  });

  for (const [name, reach] of Object.entries(BROKEN)) {
    test(`${name}: nothing is found, and nothing works`, () => {
      const shelf = new Shelf("ours", reach, reach);
      assert.deepEqual([shelf.texts().size, shelf.works(), shelf.untilClosedOnly], [0, false, false]);
    });
  }

  test("trying whether anything can be kept leaves nothing behind", () => {
    assert.equal(page().works(), true);
    assert.equal(browser.length, 0);
    browser.quota = 5;
    assert.equal(page().works(), false);
  });
});

describe("what other tabs do", () => {
  const listen = () => {
    const shelf = page();
    const { page: view, send } = fakeWindow();
    const heard = [];
    follow(shelf, view);
    shelf.subscribe((...news) => heard.push(news));
    return { shelf, send, heard };
  };

  test("their trying is not heard: two pages would answer each other for ever", () => {
    const { send, heard } = listen();
    send("storage", { key: "chb:ours:trial" });
    assert.deepEqual(heard, []);
  });

  test("a tab that switches to a shared computer takes the others along", () => {
    const { shelf, send, heard } = listen();
    browser.setItem("chb:ours:me:answer:a", "x");
    keepUntilClosed(page(), "move");
    send("storage", { key: "chb:ours:settings" });
    assert.deepEqual(heard, [[null, true]]);
    assert.equal(shelf.untilClosedOnly, true);
    shelf.save("chb:ours:me:answer:a", "y");
    assert.equal(browser.getItem("chb:ours:me:answer:a"), null);
  });
});

test("“Saved” is said only where it is: until the tab is closed, something else", () => {
  const shelf = { untilClosedOnly: false };
  const { t } = sessionWords({ t: (key) => key }, shelf);
  assert.equal(t("self_check.saved"), "self_check.saved");
  shelf.untilClosedOnly = true;
  assert.equal(t("self_check.saved"), "keeping.saved_session");
  assert.equal(t("self_check.removed"), "self_check.removed");
});
