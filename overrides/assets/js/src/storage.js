/**
 * A reader's answers in this browser: the only module that touches localStorage.
 *
 * Each access is guarded, since merely reaching for localStorage may throw. What could not be
 * kept stays in memory until the page is left, and every reading says whether it was kept.
 * Nothing is cached: each reading is a fresh look, so a tab left open for days never mistakes
 * its old answers for the present ones.
 */

import {
  answerKey,
  answerText,
  changeAnswer,
  compareAnswers,
  competencyOf,
  parseAnswer,
  quarantineKey,
} from "./record.js";

/** @typedef {import("./record.js").Answer} Answer */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store */

/**
 * @typedef {object} Reading
 * @property {Answer | null} answer  the newest known one; a removed answer is one with state none
 * @property {boolean} kept  whether that is what stands in the browser's storage
 * @property {import("./record.js").Trouble | null} trouble
 *   `corrupt` stays, after setAside too, until there is an answer again
 */

/**
 * @callback Listener
 * @param {string | null} competency  null: any of them may have changed
 * @param {boolean} elsewhere  changed by another tab, not by this page
 */

export class Answers {
  /**
   * @param {string} handbook
   * @param {() => Store} reach  called for every access, since it may throw at any of them
   * @param {() => string} now
   */
  constructor(handbook, reach = () => localStorage, now = () => new Date().toISOString()) {
    this.handbook = handbook;
    this.reach = reach;
    this.now = now;
    /** @type {Map<string, Answer>} */
    this.unsaved = new Map();
    /** @type {Map<string, number>} the highest rev met, even if the storage is cleared since */
    this.highest = new Map();
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** @type {Set<string>} competencies whose answer could not be read and was moved away */
    this.movedAway = new Set();
  }

  /** @param {string} competency @returns {Reading} */
  read(competency) {
    const { answer: stored, trouble: found } = parseAnswer(this.load(this.key(competency)));
    const unsaved = this.unsaved.get(competency) ?? null;
    const kept = compareAnswers(unsaved, stored) <= 0;
    const answer = kept ? stored : unsaved;
    this.highest.set(competency, Math.max(this.highest.get(competency) ?? 0, answer?.rev ?? 0));
    const trouble = answer === null && this.movedAway.has(competency) ? "corrupt" : found;
    return { answer, kept, trouble };
  }

  /**
   * Save a choice at once. A newer schema's answer is left alone; look at the reading's trouble.
   * @param {string} competency
   * @param {import("./record.js").Choice} choice
   * @param {import("./record.js").Seen | null} seen
   * @returns {Reading}
   */
  change(competency, choice, seen) {
    const before = this.read(competency);
    if (before.trouble !== "newer") {
      const rev = (this.highest.get(competency) ?? 0) + 1;
      const answer = changeAnswer(before.answer, choice, { rev, at: this.now(), seen });
      this.unsaved.set(competency, answer);
    }
    this.saveUnsaved();
    this.tell(competency, false);
    return this.read(competency);
  }

  /**
   * Write what is only in memory, older failures too: there may be room now. Where another tab
   * has stored a newer answer since, that one stays.
   * @private
   */
  saveUnsaved() {
    for (const [competency, answer] of this.unsaved) {
      const { kept, trouble } = this.read(competency);
      const blocked = trouble === "newer" || (trouble === "corrupt" && !this.setAside(competency));
      if (kept || (!blocked && this.save(this.key(competency), answerText(answer)))) {
        this.unsaved.delete(competency);
        this.tell(competency, false);
      }
    }
  }

  /**
   * Move a text that cannot be read out of the way, unchanged. Where there is no room for it, it
   * stays where it is, and nothing may be written over it.
   * @param {string} competency
   * @returns {boolean} whether the way is free
   */
  setAside(competency) {
    const text = this.load(this.key(competency));
    if (text === null) return true;
    let n = 1;
    while (this.load(quarantineKey(this.handbook, n)) !== null) n += 1;
    const key = quarantineKey(this.handbook, n);
    const moved = this.save(key, text) && this.drop(this.key(competency));
    if (moved) this.movedAway.add(competency);
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

  /** @param {string | null} key  null after clear() */
  hear(key) {
    const competency = key === null ? null : competencyOf(this.handbook, key);
    if (key === null || competency !== null) this.tell(competency, true);
  }

  /**
   * @private
   * @type {Listener}
   */
  tell(competency, elsewhere) {
    for (const listener of this.listeners) listener(competency, elsewhere);
  }

  /**
   * @private
   * @param {string} competency
   */
  key(competency) {
    return answerKey(this.handbook, competency);
  }

  /**
   * @private
   * @param {string} key
   */
  load(key) {
    try {
      return this.reach().getItem(key);
    } catch {
      return null;
    }
  }

  /**
   * Some browsers lose a write without a word: only what reads back the same was kept.
   * @private
   * @param {string} key
   * @param {string} text
   */
  save(key, text) {
    try {
      this.reach().setItem(key, text);
    } catch {
      return false;
    }
    return this.load(key) === text;
  }

  /**
   * @private
   * @param {string} key
   */
  drop(key) {
    try {
      this.reach().removeItem(key);
    } catch {
      return false;
    }
    return this.load(key) === null;
  }
}
