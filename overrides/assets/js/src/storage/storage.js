/**
 * This handbook's part of the browser's storage: the only module that touches localStorage, and
 * on a shared computer sessionStorage, which forgets all when the tab is closed.
 *
 * Each access is guarded, since merely reaching for them may throw. Nothing is cached: each look
 * is a fresh one, so a tab left open for days never mistakes what it once read for what is there.
 */

import { recoverSoon } from "./journal.js";
import { ownKeys, quarantine } from "../pure/record.js";
import { readSettings, settingsKey } from "../pure/settings.js";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

/**
 * @callback Listener
 * @param {string | null} key  null: any of them may have changed
 * @param {boolean} elsewhere  changed by another tab, not by this page
 */

/** Where a browser keeps things for good, and until the tab is closed. */
const LASTING = () => localStorage;
const UNTIL_CLOSED = () => sessionStorage;
/** Written and taken away again, to see whether anything can be. */
const TRIAL = "trial";
/** Without more news for so long, all was told: a tab that opens a file changes thousands of keys. */
const GATHER_MS = 50;

export class Shelf {
  /**
   * @param {string} handbook
   * @param {() => Store} lasting  called for every access, since it may throw at any of them
   * @param {() => Store} untilClosed  as well
   */
  constructor(handbook, lasting = LASTING, untilClosed = UNTIL_CLOSED) {
    this.handbook = handbook;
    this.lasting = lasting;
    this.untilClosed = untilClosed;
    /** Whether all is kept only until the tab is closed. */
    this.untilClosedOnly = false;
    this.lookUpMode();
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** @type {Set<string>} keys whose text could not be read and was moved away */
    this.movedAway = new Set();
    /** @private @type {Set<string | null> | null} what other tabs changed; null: none did just now */
    this.heard = null;
  }

  /** The storage that counts now. */
  reach() {
    return this.untilClosedOnly ? this.untilClosed() : this.lasting();
  }

  /** Both storages, each as a shelf that stays with it. */
  both() {
    const [browser, tab] = [this.lasting, this.untilClosed].map(
      (reach) => new Shelf(this.handbook, reach, reach),
    );
    return /** @type {{browser: Shelf, tab: Shelf}} */ ({ browser, tab });
  }

  /**
   * A shared computer's setting stands in both: it counts for every tab that is opened, and for
   * a tab that has met it as long as that is open, whatever becomes of the browser's storage.
   * @private
   */
  lookUpMode() {
    const key = settingsKey(this.handbook);
    this.untilClosedOnly = [this.untilClosed, this.lasting].some(
      (reach) => readSettings(loadFrom(reach, key)).session === true,
    );
  }

  /** The text below a key; null where there is none, or no reaching it. @param {string} key */
  load(key) {
    return loadFrom(() => this.reach(), key);
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

  /** All texts of this handbook, by their keys without its beginning, in the keys' order. */
  texts() {
    const start = ownKeys(this.handbook);
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const name of this.below(start).sort()) {
      const text = this.load(start + name);
      if (text !== null) found.set(name, text);
    }
    return found;
  }

  /** Whether anything can be kept: a short text is, and goes again. */
  works() {
    const key = ownKeys(this.handbook) + TRIAL;
    return this.save(key, "1") && this.drop(key);
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
    const aside = (/** @type {number} */ n) => ownKeys(this.handbook) + quarantine(n);
    let n = 1;
    while (this.load(aside(n)) !== null) n += 1;
    const moved = this.save(aside(n), text) && this.drop(key);
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
   * tab, has missed their events. What one of them left half done when it was killed is taken back.
   * @param {Window} page
   */
  follow(page) {
    recoverSoon(this);
    page.addEventListener("storage", ({ key }) => this.hear(key));
    page.addEventListener("pageshow", ({ persisted }) => persisted && this.tell(null, true));
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "visible") this.tell(null, true);
    });
  }

  /**
   * The first news is told at once. What follows close upon it is told together, as anything.
   * @private
   * @param {string | null} key  null after clear()
   */
  hear(key) {
    const start = ownKeys(this.handbook);
    if (key === start + TRIAL || (key !== null && !key.startsWith(start))) return;
    const news = key === settingsKey(this.handbook) ? null : key;
    if (this.heard) return void this.heard.add(news);
    this.heard = new Set();
    setTimeout(() => this.tellHeard(0), GATHER_MS);
    this.tell(news, true);
  }

  /** @private @param {number} before  how many were heard of a moment ago */
  tellHeard(before) {
    const [first, ...more] = this.heard ?? [];
    const count = this.heard?.size ?? 0;
    if (count > before) return void setTimeout(() => this.tellHeard(count), GATHER_MS);
    this.heard = null;
    if (first !== undefined) this.tell(more.length ? null : first, true);
  }

  /** Let the page know of a change. @type {Listener} */
  tell(key, elsewhere) {
    if (key === null) this.lookUpMode();
    for (const listener of this.listeners) listener(key, elsewhere);
  }
}

/** @param {() => Store} reach @param {string} key */
function loadFrom(reach, key) {
  try {
    return reach().getItem(key);
  } catch {
    return null;
  }
}
