/**
 * This handbook's part of the browser's storage: the only module that touches localStorage.
 *
 * Each access is guarded, since merely reaching for localStorage may throw. Nothing is cached:
 * each look is a fresh one, so a tab left open for days never mistakes what it once read for what
 * is there.
 */

import { ownKeys, quarantineKey } from "./record.js";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

/**
 * @callback Listener
 * @param {string | null} key  null: any of them may have changed
 * @param {boolean} elsewhere  changed by another tab, not by this page
 */

export class Shelf {
  /**
   * @param {string} handbook
   * @param {() => Store} reach  called for every access, since it may throw at any of them
   */
  constructor(handbook, reach = () => localStorage) {
    this.handbook = handbook;
    this.reach = reach;
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** @type {Set<string>} keys whose text could not be read and was moved away */
    this.movedAway = new Set();
  }

  /** The text below a key; null where there is none, or no reaching it. @param {string} key */
  load(key) {
    try {
      return this.reach().getItem(key);
    } catch {
      return null;
    }
  }

  /**
   * Some browsers lose a write without a word: only what reads back the same was kept.
   * @param {string} key
   * @param {string} text
   * @returns {boolean} whether it was kept
   */
  save(key, text) {
    try {
      this.reach().setItem(key, text);
    } catch {
      return false;
    }
    return this.load(key) === text;
  }

  /** @param {string} key @returns {boolean} whether nothing stands there any more */
  drop(key) {
    try {
      this.reach().removeItem(key);
    } catch {
      return false;
    }
    return this.load(key) === null;
  }

  /** All keys that begin so, without this beginning, in no order. @param {string} start */
  below(start) {
    /** @type {string[]} */
    const found = [];
    try {
      const store = this.reach();
      for (let n = 0; n < store.length; n += 1) {
        const key = store.key(n);
        if (key?.startsWith(start)) found.push(key.slice(start.length));
      }
    } catch {
      // What was found until then is all that there is.
    }
    return found;
  }

  /**
   * Move a text that cannot be read out of the way, unchanged. Where there is no room for it, it
   * stays where it is, and nothing may be written over it.
   * @param {string} key
   * @returns {boolean} whether the way is free
   */
  setAside(key) {
    const text = this.load(key);
    if (text === null) return true;
    let n = 1;
    while (this.load(quarantineKey(this.handbook, n)) !== null) n += 1;
    const moved = this.save(quarantineKey(this.handbook, n), text) && this.drop(key);
    if (moved) this.movedAway.add(key);
    return moved;
  }

  /** @param {Listener} listener @returns {() => void} what ends it */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Notice what other tabs do. A page that comes back, from the back/forward cache or a frozen
   * tab, has missed their events.
   * @param {Window} page
   */
  follow(page) {
    page.addEventListener("storage", ({ key }) => this.hear(key));
    page.addEventListener("pageshow", ({ persisted }) => persisted && this.tell(null, true));
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "visible") this.tell(null, true);
    });
  }

  /** @private @param {string | null} key  null after clear() */
  hear(key) {
    if (key === null || key.startsWith(ownKeys(this.handbook))) this.tell(key, true);
  }

  /** Let the page know of a change. @type {Listener} */
  tell(key, elsewhere) {
    for (const listener of this.listeners) listener(key, elsewhere);
  }
}
