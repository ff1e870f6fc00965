/** `<chb-workshop-notes>`: notes, time and what comes next, of the part that another window presents. */

import { part } from "../kit/page-element.js";
import { SessionChannel } from "../kit/session-channel.js";
import { timeWords } from "../kit/time-left.js";
import { preparedIn, sessionKey } from "../model/kept-session.js";
import { readSessionAddress } from "../model/session-address.js";
import { nameOf } from "./part-list.js";

/** @import { Place } from "../kit/session-channel.js" */
/** @import { TrainerSession } from "./session.js" */

const SECOND = 1000;

export class WorkshopNotesView {
  /** @param {HTMLElement} element @param {TrainerSession} session */
  constructor(element, session) {
    this.session = session;
    this.t = session.config.t;
    this.parts = Object.fromEntries(
      ["waiting", "now", "time", "place", "title", "text", "page", "next"].map((name) => [
        name,
        part(element, `[data-part=${name}]`, HTMLElement),
      ]),
    );
    /** @type {Place | null} */
    this.place = null;
    const { handbook } = session.config;
    this.key = sessionKey(handbook);
    this.channel = new SessionChannel(
      handbook,
      () => undefined,
      (place) => this.follow(place),
    );
    element.hidden = false;
    setInterval(() => this.showTime(), SECOND);
    this.channel.ask();
  }

  /** @param {string} key */
  concerns(key) {
    return key === this.key;
  }

  /** @private @param {Place} place */
  follow(place) {
    this.place = place;
    this.show();
  }

  show() {
    const { place, parts, t, session } = this;
    const told = place && readSessionAddress(place.session)?.session.parts;
    const here = told?.[place?.at ?? 0];
    if (!place || !told || !here) return;
    const { notes = {} } = preparedIn(session.sheets.read(this.key).record) ?? {};
    const next = told[place.at + 1];
    /** @type {Record<string, string>} */
    const words = {
      place: t("present.part", { number: place.at + 1, count: told.length }),
      title: nameOf(here, session.items.get(here.id), t),
      text: notes[here.id]?.trim() || t("workshop_notes.no_notes"),
      next: next ? nameOf(next, session.items.get(next.id), t) : t("workshop_notes.nothing_next"),
    };
    for (const [name, text] of Object.entries(words)) if (parts[name]) parts[name].textContent = text;
    const item = session.items.get(here.id);
    parts.page?.toggleAttribute("hidden", !item);
    parts.page?.setAttribute("href", item?.link ?? "");
    this.minutes = here.minutes;
    parts.waiting?.toggleAttribute("hidden", true);
    parts.now?.toggleAttribute("hidden", false);
    this.showTime();
  }

  /** @private */
  showTime() {
    const { place, parts, minutes = 0 } = this;
    if (!place || !parts.time) return;
    const left = minutes * 60 - (Math.floor(Date.now() / SECOND) - place.since);
    parts.time.textContent = minutes ? timeWords(left, this.t) : "";
    parts.time.classList.toggle("chb-notes-late", left < 0);
  }
}
