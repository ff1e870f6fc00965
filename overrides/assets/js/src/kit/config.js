/** What the page tells the script: whose answers these are, and the words to use. */

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
 * The page's outline; an empty one where the page has none.
 * @param {Pick<Config, "edition">} config
 * @returns {import("../model/outline.js").Outline}
 */
export function readOutline({ edition }) {
  const text = document.querySelector("script#chb-outline")?.textContent ?? "null";
  return { edition, frameworks: [], competencies: {}, ...JSON.parse(text) };
}
