/**
 * What the tab of a shared computer keeps of itself: a pass.
 *
 * A browser brings back what sessionStorage held when a closed tab is opened again, and copies it
 * into a tab that is opened from another one. The window's name goes with neither, but stays through
 * links and reloads: it proves that this is the tab in which somebody was at work.
 */

import { isText, readJson } from "../model/values.js";

/**
 * @typedef {object} Pass
 * @property {1} v
 * @property {string} id
 * @property {string} name  the window's
 * @property {number} at  when somebody was last there, in milliseconds
 * @property {string | null} erasure  the browser's last
 */

/** So long nobody may be at the tab; the words of the page say it, too. */
export const IDLE_MS = 30 * 60_000;
/** So long before, the page warns (WCAG 2.2.1). */
export const WARNING_MS = 2 * 60_000;

/** So begin the key of each handbook's pass, and the window's name. */
export const KEYS = "chb-tab:";

/** @param {string | null} text @returns {Pass | null} null for none, and for one that is damaged */
export function readPass(text) {
  const pass = /** @type {any} */ (readJson(text));
  return pass?.v === 1 && isText(pass.name) && Number.isFinite(pass.at) ? pass : null;
}

/**
 * Note that somebody is at this tab, whichever page of a handbook they read. What nobody was at for
 * too long stays so.
 * @param {Pick<Storage, "getItem" | "setItem" | "key" | "length">} store
 * @param {number} time  by which idleness counts
 */
export function touchPasses(store, time) {
  for (let n = 0; n < store.length; n += 1) {
    const key = store.key(n) ?? "";
    const pass = /** @type {any} */ (key.startsWith(KEYS) && readJson(store.getItem(key)));
    // Of what is damaged, nothing is less.
    if (time - pass?.at < IDLE_MS) store.setItem(key, JSON.stringify({ ...pass, at: Date.now() }));
  }
}
