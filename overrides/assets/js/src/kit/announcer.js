/** Says things to screen readers: one status and one alert for the whole page. */

import { make } from "./make.js";

/** Long enough for arrowing through a group of radios, which saves at every key. */
const QUIET_MS = 600;

export class Announcer {
  constructor() {
    // Both stand in the page before they are filled: a region that arrives full is often not read.
    this.status = region("status");
    this.alert = region("alert");
    this.timer = 0;
    this.warned = false;
  }

  /** Say that something went well; only the last of a quick series. @param {string} text */
  say(text) {
    this.warned = false;
    clearTimeout(this.timer);
    // Emptied first, so that the same words are read again.
    this.status.textContent = this.alert.textContent = "";
    this.timer = window.setTimeout(() => (this.status.textContent = text), QUIET_MS);
  }

  /** Say at once that something failed; once, until something went well. @param {string} text */
  warn(text) {
    clearTimeout(this.timer);
    this.status.textContent = "";
    if (!this.warned) this.alert.textContent = text;
    this.warned = true;
  }
}

/** The page's region of a role, made where another script has not. @param {string} role */
function region(role) {
  const id = `chb-${role}`;
  const there = document.getElementById(id);
  if (there) return there;
  const made = make("div", { id, class: "chb-hidden", role });
  document.body.append(made);
  return made;
}
