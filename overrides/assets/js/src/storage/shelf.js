/**
 * This handbook's part of the browser's storage: the only module that touches localStorage, and
 * on a shared computer sessionStorage, which forgets all when the tab is closed.
 *
 * Each access is guarded, since merely reaching for them may throw. Nothing is cached: each look
 * is a fresh one, so a tab left open for days never mistakes what it once read for what is there.
 */

import { ownKeys, quarantine } from "../model/record.js";
import { readSettings, settingsKey } from "../model/settings.js";
import { newUuid } from "../model/sheet.js";
import { erasureKey, isErasedSince } from "./erasure.js";

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
export const TRIAL = "trial";

/** News of an erasure takes less than that to come from another tab. */
const LATE_MS = 2000;

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
    /** @private What was written last, and when. */
    this.written = { key: "", at: -Infinity };
    /** @private The erasure that what this page shows and remembers came after. */
    this.lastErasure = this.erasure();
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
   */
  lookUpMode() {
    const key = settingsKey(this.handbook);
    this.untilClosedOnly = [this.untilClosed, this.lasting].some(
      (reach) => readSettings(loadFrom(reach, key)).session === true,
    );
  }

  /** Whether the browser's storage can be reached at all. */
  get hasBrowser() {
    try {
      return Boolean(this.lasting());
    } catch {
      return false;
    }
  }

  /** The mark of the browser's last erasure; null where there was none, or no reaching it. */
  erasure() {
    return loadFrom(this.lasting, erasureKey(this.handbook));
  }

  /** Whether all was erased since this page was read. Then it may write nothing any more. */
  get isErased() {
    return isErasedSince(this.lastErasure, this.erasure());
  }

  /**
   * Leave the mark of an erasure, which every other page obeys and this one has made.
   * @returns {boolean} whether it stands
   */
  markErased() {
    const [key, mark] = [erasureKey(this.handbook), newUuid()];
    try {
      this.lasting().setItem(key, mark);
    } catch {
      return false;
    }
    this.lastErasure = mark;
    return this.erasure() === mark;
  }

  /** The text below a key; null where there is none, or no reaching it. @param {string} key */
  load(key) {
    return loadFrom(() => this.reach(), key);
  }

  /**
   * Some browsers lose a write without a word: only what reads back the same was kept. After an
   * erasure nothing is, whoever asks: it was written before.
   * @param {string} key
   * @param {string} text
   * @returns {boolean} whether it was kept
   */
  save(key, text) {
    if (this.isErased) return false;
    try {
      this.reach().setItem(key, text);
    } catch {
      return false;
    }
    this.written = { key, at: Date.now() };
    return this.load(key) === text;
  }

  /** Take back what was written at the moment of an erasure, which no page can see at once. */
  retract() {
    const { key, at } = this.written;
    if (Date.now() - at < LATE_MS) this.drop(key);
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
