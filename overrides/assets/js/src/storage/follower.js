/** What a page notices while it is open: what other tabs do, an erasure, and a return to it. */

import { ownKeys } from "../model/record.js";
import { settingsKey } from "../model/settings.js";
import { erasureKey } from "./erasure.js";
import { recoverSoon } from "./journal.js";
import { Presence } from "./presence.js";
import { TRIAL } from "./shelf.js";

/** Without more news for so long, all was told: a tab that opens a file changes thousands of keys. */
const GATHER_MS = 50;

/**
 * Follow what happens, from before anything is shown.
 * @param {import("./shelf.js").Shelf} shelf
 * @param {Window} page
 * @returns {Presence}
 */
export function follow(shelf, page) {
  const follower = new Follower(shelf, page);
  follower.presence.begin();
  // What another tab left half done when it was killed is taken back.
  recoverSoon(shelf);
  follower.listen();
  return follower.presence;
}

class Follower {
  /** @param {import("./shelf.js").Shelf} shelf @param {Window} page */
  constructor(shelf, page) {
    this.shelf = shelf;
    this.page = page;
    this.presence = new Presence(shelf, page);
    /** @private @type {Set<string | null> | null} what other tabs changed; null: none did just now */
    this.heard = null;
  }

  listen() {
    const { page } = this;
    page.addEventListener("storage", ({ key }) => this.hear(key));
    // A page that comes back, from the back/forward cache or a frozen tab, has missed their events.
    page.addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      this.comeBack();
      // WebKit empties the forms of such a page, after it says that the page is shown.
      setTimeout(() => this.comeBack());
    });
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "visible") this.comeBack();
    });
  }

  /** @private */
  comeBack() {
    if (!this.isOver()) this.shelf.tell(null, true);
  }

  /**
   * The first news is told at once. What follows close upon it is told together, as anything.
   * @private
   * @param {string | null} key  null after clear()
   */
  hear(key) {
    const { handbook } = this.shelf;
    if (this.isOver() || key === erasureKey(handbook)) return;
    const start = ownKeys(handbook);
    if (key === start + TRIAL || (key !== null && !key.startsWith(start))) return;
    const news = key === settingsKey(handbook) ? null : key;
    if (this.heard) return void this.heard.add(news);
    this.heard = new Set();
    setTimeout(() => this.tellHeard(0), GATHER_MS);
    this.shelf.tell(news, true);
  }

  /** @private @param {number} before  how many were heard of a moment ago */
  tellHeard(before) {
    const [first, ...more] = this.heard ?? [];
    const count = this.heard?.size ?? 0;
    if (count > before) return void setTimeout(() => this.tellHeard(count), GATHER_MS);
    this.heard = null;
    if (first !== undefined) this.shelf.tell(more.length ? null : first, true);
  }

  /** Whether this page is read again, since what it shows was erased. @private */
  isOver() {
    const { isErased } = this.shelf;
    if (!isErased && this.presence.reason() === null) return false;
    if (isErased && !this.presence.over) this.shelf.retract();
    this.presence.readAgain();
    return true;
  }
}
