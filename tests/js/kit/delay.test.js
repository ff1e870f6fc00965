import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Delay, flushAll, flushWhenLeft, somethingWaits } from "#src/kit/delay.js";
import { fakeWindow } from "../fakes.js";

/** @type {number} */ let done;
const delay = () => new Delay(() => (done += 1));

beforeEach(() => {
  done = 0;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("what is asked for is done a moment later, once", () => {
  const saving = delay();
  saving.ask();
  saving.ask();
  mock.timers.tick(399);
  assert.deepEqual([done, saving.waits], [0, true]);
  mock.timers.tick(1);
  assert.deepEqual([done, saving.waits], [1, false]);
});

test("who types without a pause loses no more than that moment", () => {
  const saving = delay();
  for (let letter = 0; letter < 20; letter += 1) {
    saving.ask();
    mock.timers.tick(100);
  }
  assert.ok(done >= 4);
});

test("flushing does at once what waits, and not a second time; nothing where nothing waits", () => {
  const saving = delay();
  saving.flush();
  assert.equal(done, 0);
  saving.ask();
  saving.flush();
  mock.timers.tick(1000);
  assert.equal(done, 1);
});

test("a page that is left, or goes out of sight, does not wait", () => {
  const { page, send } = fakeWindow();
  const saving = delay();
  flushWhenLeft(page);
  saving.ask();
  send("visibilitychange", {}, page.document);
  assert.equal(done, 0);
  page.document.visibilityState = "hidden";
  send("visibilitychange", {}, page.document);
  assert.equal(done, 1);
  saving.ask();
  send("pagehide");
  assert.equal(done, 2);
});

test("all that waits on a page can be done at once, but what is not to be done", () => {
  const delays = [delay(), delay(), delay()];
  for (const each of delays) each.ask();
  delays[0].cancel();
  assert.equal(somethingWaits(), true);
  flushAll();
  assert.deepEqual([done, somethingWaits()], [2, false]);
});
