/** What the page tells the script: whose answers these are, and the words to use. */

import { withBase } from "../model/outline.js";
import { translator } from "./messages.js";

/**
 * @typedef {object} Config
 * @property {string} handbook  its permanent id; every key in the storage begins with it
 * @property {string} edition  the one that the page is of
 * @property {string} language
 * @property {import("./messages.js").Translate} t
 */

/**
 * The page's settings, or null: without them nothing may be saved, since it would stand below no
 * handbook's name.
 * @returns {Config | null}
 */
export function readConfig() {
  const text = document.querySelector("script#chb-config")?.textContent ?? "null";
  const { handbook, edition, language, messages } = JSON.parse(text) ?? {};
  return handbook
    ? { handbook, edition: edition ?? "", language, t: translator(messages ?? {}, language) }
    : null;
}

/**
 * The outline that the page's script of it brought, with links from this page. Null where the script
 * did not come: without it, every answer would seem to be of an earlier edition. The page then says so.
 * @param {Pick<Config, "edition">} config
 * @returns {import("../model/outline.js").Outline | null}
 */
export function readOutline({ edition }) {
  const told = /** @type {any} */ (globalThis).chbOutline;
  if (told) {
    const script = /** @type {HTMLElement | null} */ (document.querySelector("script#chb-outline"));
    return { edition, ...withBase(told, script?.dataset.base ?? "") };
  }
  for (const note of document.querySelectorAll("[data-chb-unloaded]")) note.removeAttribute("hidden");
  return null;
}
