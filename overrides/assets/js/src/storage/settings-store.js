/** The settings that this browser keeps for a handbook. */

import { readSettings, settingsKey, settingsText } from "../model/settings.js";

/** @import { Settings } from "../model/settings.js" */
/** @import { Shelf } from "./shelf.js" */

/** @param {Shelf} shelf @returns {Settings} */
export const loadSettings = (shelf) => readSettings(shelf.load(settingsKey(shelf.handbook)));

/** @param {Shelf} shelf @param {Settings} settings @returns {boolean} whether they were kept */
export const saveSettings = (shelf, settings) =>
  shelf.save(settingsKey(shelf.handbook), settingsText(settings) ?? "{}");
