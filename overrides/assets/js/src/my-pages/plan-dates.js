/** The dates of a plan, saved to a file that a calendar opens. */

import { download } from "../kit/download.js";
import { part } from "../kit/page-element.js";
import { SavedNote } from "../kit/saved-note.js";
import { calendarText } from "./calendar.js";
import { CalendarNumbers } from "./calendar-numbers.js";
import { eventsOf, hasDay } from "./plan.js";

/** @import { Standing } from "./scoring.js" */

export class PlanDates {
  /**
   * @param {HTMLElement} element  the plan's
   * @param {import("./session.js").OwnSession} session
   * @param {() => Standing[]} standings  as they are at the moment of saving
   */
  constructor(element, { config, announcer, shelf }, standings) {
    this.config = config;
    this.t = config.t;
    this.announcer = announcer;
    this.calendars = new CalendarNumbers(shelf);
    this.button = part(element, '[data-act="calendar"]', HTMLButtonElement);
    this.saved = new SavedNote(part(element, ".chb-plan-acts .chb-saved", HTMLElement));
    this.button.addEventListener("click", () => this.save(standings()));
  }

  /** Nothing is offered where the plan has no date. @param {Standing[]} standings */
  render(standings) {
    this.button.hidden = !standings.some(hasDay);
  }

  /** @private @param {Standing[]} standings */
  save(standings) {
    const events = eventsOf(standings, this.calendars.next(), {
      title: (title) => this.t("my_plan.event", { title }),
      support: this.t("my_plan.support"),
    });
    const product = `${this.config.handbook} ${this.config.edition}`;
    const text = calendarText(events, { product, now: new Date().toISOString() });
    download(this.t("my_plan.file"), "ics", text);
    const words = this.t("my_plan.calendar_done", { count: events.length });
    this.saved.show(words);
    this.announcer.say(words);
  }
}
