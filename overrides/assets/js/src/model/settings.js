/** How this browser keeps a handbook's records; not part of any file. Pure. */

import { isRev, ownKeys, SETTINGS } from "./record.js";
import { isObject, isText, isTooDeep, readJson } from "./values.js";

/**
 * @typedef {object} Settings
 * @property {1} v
 * @property {true} [session]  answers are kept only until the tab is closed
 * @property {{at: string, mark: string}} [saved]  the last file: when, and a mark of what it held
 * @property {{record: string, name: string, rev?: unknown}} [view]  the reader's own answers, as sent to
 *   others, and how often
 * @property {{id: string, count: number}} [calendar]  what the entries of this reader's plans are
 *   called by in any calendar, and how many files of them were saved
 * @property {unknown} [separator]  of the tables that the reader saves
 * @property {any} [numbers]  of the copies of each worksheet, by their ids
 */

/** @param {string} handbook */
export const settingsKey = (handbook) => ownKeys(handbook) + SETTINGS;

/**
 * What a stored text says. Damaged settings are none: they hold nothing that a reader wrote. What
 * one page alone, or a later edition, keeps among them stays as it is.
 * @param {string | null} text
 * @returns {Settings}
 */
export function readSettings(text) {
  const stored = readJson(text);
  if (!isObject(stored) || stored.v !== 1 || isTooDeep(stored)) return { v: 1 };
  const { session, saved, view, calendar, ...others } = stored;
  return {
    ...others,
    v: 1,
    ...(session === true && { session }),
    ...(isPair(saved, "at", "mark") && { saved: /** @type {Settings["saved"]} */ (saved) }),
    ...(isPair(view, "record", "name") && { view: /** @type {Settings["view"]} */ (view) }),
    ...(isCalendar(calendar) && { calendar }),
  };
}

/** @param {Settings} settings  as text; null where they say nothing */
export const settingsText = (settings) =>
  Object.values(settings).filter((value) => value !== undefined).length > 1 ? JSON.stringify(settings) : null;

/** @param {unknown} value @returns {value is NonNullable<Settings["calendar"]>} */
const isCalendar = (value) => isObject(value) && isText(value.id) && isRev(value.count);

/** @param {unknown} value @param {string} a @param {string} b */
const isPair = (value, a, b) => isObject(value) && isText(value[a]) && isText(value[b]);
