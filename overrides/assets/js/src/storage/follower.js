/** What a page notices while it is open: what other tabs do, an erasure, and a return to it. */

import { ownKeys } from "../model/record.js";
import { settingsKey } from "../model/settings.js";
import { Admission } from "./admission.js";
import { erasureKey } from "./erasure.js";
import { recoverSoon } from "./journal.js";
import { Presence } from "./presence.js";
import { TRIAL } from "./shelf.js";

/** @import { Shelf } from "./shelf.js" */
/** @typedef {(key: string | null) => void} Tell  null: any may have changed */

/** Without more news for so long, all was told: a tab that opens a file changes thousands of keys. */
const GATHER_MS = 50;

/**
 * Follow what happens, from before anything is shown.
 * @param {Shelf} shelf
 * @param {Window} page
 * @returns {{admission: Admission, presence: Presence}}
 */
export function follow(shelf, page) {
  const admission = new Admission(shelf, page);
  admission.begin();
  const presence = new Presence(admission);
  // What another tab left half done when it was killed is taken back.
  recoverSoon(shelf);
  followReturns(shelf, page, presence);
  followTabs(shelf, page, presence);
  return { admission, presence };
}

/**
 * A page that comes back, from the back/forward cache or a frozen tab, has missed all news.
 * @param {Shelf} shelf
 * @param {Window} page
 * @param {Presence} presence
 */
function followReturns(shelf, page, presence) {
  const comeBack = () => {
    shelf.lookUpMode();
    if (!presence.isOver()) shelf.tell(null, true);
  };
  page.addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
  page.document.addEventListener("visibilitychange", () => {
    if (page.document.visibilityState === "visible") comeBack();
  });
}

/**
 * Tell what other tabs change.
 * @param {Shelf} shelf
 * @param {Window} page
 * @param {Presence} presence
 */
function followTabs(shelf, page, presence) {
  const { handbook } = shelf;
  const start = ownKeys(handbook);
  const tell = gathered((key) => shelf.tell(key, true));
  page.addEventListener("storage", ({ key }) => {
    if (presence.isOver() || key === erasureKey(handbook) || key === start + TRIAL) return;
    if (key?.startsWith(start) ?? true) tell(key === settingsKey(handbook) ? null : key);
  });
}

/**
 * The first news is told at once. What follows close upon it is told together, as anything.
 * @param {Tell} tell
 * @returns {Tell}
 */
function gathered(tell) {
  /** @type {Set<string | null> | null} null: there were no news just now */
  let heard = null;
  const tellHeard = (/** @type {number} */ before) => {
    const [first, ...more] = heard ?? [];
    const count = heard?.size ?? 0;
    if (count > before) return void setTimeout(() => tellHeard(count), GATHER_MS);
    heard = null;
    if (first !== undefined) tell(more.length ? null : first);
  };
  return (key) => {
    if (heard) return void heard.add(key);
    heard = new Set();
    setTimeout(() => tellHeard(0), GATHER_MS);
    tell(key);
  };
}
