/** The files of a reader's dates, numbered in the order in which they were saved. */

import { newUuid } from "../model/sheet.js";
import { loadSettings, saveSettings } from "../storage/settings-store.js";

/** @typedef {NonNullable<import("../model/settings.js").Settings["calendar"]>} Calendar */

export class CalendarNumbers {
  /** @param {import("../storage/shelf.js").Shelf} shelf @param {() => string} newId */
  constructor(shelf, newId = newUuid) {
    this.shelf = shelf;
    this.newId = newId;
    /** Counts where the browser keeps none. @type {Calendar | undefined} */
    this.last = undefined;
  }

  /**
   * The next file. Its number is kept apart from the plans, whose own revisions may fall: an
   * answer is opened from an older file, or is planned anew after all was erased.
   * @returns {Calendar}
   */
  next() {
    const settings = loadSettings(this.shelf);
    const { id, count } = settings.calendar ?? this.last ?? { id: this.newId(), count: 0 };
    this.last = { id, count: count + 1 };
    saveSettings(this.shelf, { ...settings, calendar: this.last });
    return this.last;
  }
}
