/**
 * The tab of a shared computer, in which answers are kept only until it is closed.
 *
 * A browser brings back what sessionStorage held when a closed tab is opened again, and copies it
 * into a tab that is opened from another one. The window's name goes with neither, but stays through
 * links and reloads: it proves that this is the tab in which somebody was at work.
 */

import { newUuid } from "../model/sheet.js";
import { isObject, isText, readJson } from "../model/values.js";
import { isErasedSince } from "./erasure.js";

/** @typedef {{name: string, at: number, erasure: string | null}} Pass  `at` in milliseconds */
/** @typedef {"reopened" | "idle" | "erased"} Reason  why what a tab kept is erased */
/** @typedef {Pick<Window, "name">} NamedWindow */

/** So long nobody may be at the tab; the words of the page say it, too. */
export const IDLE_MS = 30 * 60_000;
/** So long before, the page warns (WCAG 2.2.1). */
export const WARNING_MS = 2 * 60_000;

/** What says that somebody is there; words may come by voice, too. */
export const ACTS = ["pointerdown", "keydown", "scroll", "click", "input", "change"];

const KEYS = "chb-tab:";

/** @param {string} handbook */
export const passKey = (handbook) => KEYS + handbook;

/** @param {string | null} text @returns {Pass | null} null for none, and for one that is damaged */
export function readPass(text) {
  const pass = readJson(text);
  if (!isObject(pass) || pass.v !== 1) return null;
  const { name, at, erasure = null } = pass;
  if (!isText(name) || !Number.isFinite(at) || !(erasure === null || isText(erasure))) return null;
  return { name, at: Number(at), erasure };
}

/** @param {Pass} pass */
export const passText = (pass) => JSON.stringify({ v: 1, ...pass });

/**
 * Why what a tab keeps is not to be shown any more; null where it may be.
 * @param {Pass} pass
 * @param {string} name  of the window
 * @param {string | null} erasure  the browser's last
 * @param {number} now  milliseconds
 * @returns {Reason | null}
 */
export function reasonToErase(pass, name, erasure, now) {
  if (isErasedSince(pass.erasure, erasure)) return "erased";
  if (pass.name !== name) return "reopened";
  return now - pass.at >= IDLE_MS ? "idle" : null;
}

/**
 * A pass for the window, which is given a name where it has none of ours.
 * @param {NamedWindow} page
 * @param {string | null} erasure
 * @param {number} now
 * @returns {Pass}
 */
export function passFor(page, erasure, now) {
  if (!page.name.startsWith(KEYS)) page.name = KEYS + newUuid();
  return { name: page.name, at: now, erasure };
}

/**
 * Note that somebody is at this tab, whichever page of a handbook they read. What nobody was at for
 * too long stays so.
 * @param {Pick<Storage, "getItem" | "setItem" | "key" | "length">} store
 * @param {number} now
 */
export function touchPasses(store, now) {
  const keys = Array.from({ length: store.length }, (_, n) => store.key(n) ?? "");
  for (const key of keys.filter((one) => one.startsWith(KEYS))) {
    const pass = readPass(store.getItem(key));
    if (pass && now - pass.at < IDLE_MS) store.setItem(key, passText({ ...pass, at: now }));
  }
}
