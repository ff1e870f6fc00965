/** The settings that this browser keeps for a handbook. */

import { readSettings, settingsKey, settingsText } from "../model/settings.js";

/** @typedef {import("../model/settings.js").Settings} Settings */
/** @typedef {import("./shelf.js").Shelf} Shelf */

/** @param {Shelf} shelf @returns {Settings} */
export const loadSettings = (shelf) => readSettings(shelf.load(settingsKey(shelf.handbook)));

/** @param {Shelf} shelf @param {Settings} settings @returns {boolean} whether they were kept */
export const saveSettings = (shelf, settings) =>
  shelf.save(settingsKey(shelf.handbook), settingsText(settings) ?? "{}");
