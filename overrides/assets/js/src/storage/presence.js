/** Whether the reader who began is still at this tab, on a shared computer; elsewhere it is idle. */

import { readSettings, settingsKey, settingsText } from "../model/settings.js";
import { eraseTab } from "./sharing.js";
import { ACTS, IDLE_MS, passFor, passKey, passText, readPass, reasonToErase, WARNING_MS } from "./tab.js";

/** A moment's work is not noted at every key. */
const NOTE_MS = 5000;
/** What a page leaves in its history's state when all was erased, so that it can say so. */
const READ_AGAIN = "chb-erased";

export class Presence {
  /**
   * @param {import("./shelf.js").Shelf} shelf
   * @param {Window} page
   * @param {() => number} now  milliseconds
   */
  constructor(shelf, page, now = Date.now) {
    this.shelf = shelf;
    this.page = page;
    this.now = now;
    this.key = passKey(shelf.handbook);
    /** @type {import("./tab.js").Reason | null} why what this tab kept was erased, as the page began */
    this.erased = null;
    /** Whether everything is soon erased, since nobody does anything. */
    this.warned = false;
    /** Whether the page is read again, and nothing is left to ask about. */
    this.over = false;
    /** @private when it was last noted that somebody is there */
    this.at = 0;
    /** @private */
    this.timer = 0;
  }

  /** Erase what another reader left, and let this one in. */
  begin() {
    this.erased = this.reason();
    if (this.erased) eraseTab(this.shelf);
    const { [READ_AGAIN]: again, ...state } = this.page.history.state ?? {};
    if (again) this.page.history.replaceState(state, "");
    this.erased = this.erased ?? (again ? "erased" : null);
    this.admit();
    this.wait();
    this.shelf.subscribe(() => this.admit());
    for (const act of ACTS) {
      this.page.addEventListener(act, () => this.touch(), { capture: true, passive: true });
    }
  }

  /** Why what this tab keeps is not for whoever sees it; null where it is, and without a pass. */
  reason() {
    const pass = this.shelf.untilClosedOnly ? readPass(this.shelf.load(this.key)) : null;
    // A frame is called by the page around it, which may call it anew each time.
    const name = this.page.top === this.page ? this.page.name : pass?.name;
    return pass && reasonToErase(pass, name ?? "", this.shelf.erasure(), this.now());
  }

  /** Read the page again: nothing that stands on it or in its memory survives. */
  readAgain() {
    // Each asking begins anew, and there is news of every record that goes.
    if (this.over) return;
    this.over = true;
    this.page.history.replaceState({ [READ_AGAIN]: true }, "");
    this.page.location.reload();
  }

  /** Note that somebody is there; what is here already may be another reader's. */
  touch() {
    const { shelf, key, warned } = this;
    if (!shelf.untilClosedOnly || (!warned && Math.abs(this.now() - this.at) < NOTE_MS)) return;
    if (this.reason() !== null) return this.readAgain();
    const pass = readPass(shelf.load(key));
    if (pass === null) return;
    this.at = this.now();
    shelf.save(key, passText({ ...pass, at: this.at }));
    this.wait();
    if (warned) shelf.tell(null, false);
  }

  /** A pass for this tab, once; none is needed where answers are kept for good. @private */
  admit() {
    const { shelf, key, page } = this;
    if (!shelf.untilClosedOnly) return;
    this.remember();
    if (readPass(shelf.load(key))) return;
    shelf.save(key, passText(passFor(page, shelf.erasure(), this.now())));
    this.wait();
  }

  /** A tab that has met a shared computer's setting keeps it, whatever becomes of the browser's. @private */
  remember() {
    const key = settingsKey(this.shelf.handbook);
    const settings = readSettings(this.shelf.load(key));
    if (settings.session) return;
    this.shelf.save(key, settingsText({ ...settings, session: true }) ?? "");
  }

  /** Look again when a warning is due, or the end. @private */
  wait() {
    this.page.clearTimeout(this.timer);
    this.warned = false;
    const pass = readPass(this.shelf.load(this.key));
    if (!this.shelf.untilClosedOnly || pass === null) return;
    // A clock that was set back makes nobody wait longer.
    const left = Math.min(pass.at + IDLE_MS - this.now(), IDLE_MS);
    this.warned = left <= WARNING_MS;
    this.timer = this.page.setTimeout(() => this.look(), this.warned ? left : left - WARNING_MS);
  }

  /** @private */
  look() {
    if (this.reason() !== null) return this.readAgain();
    this.wait();
    if (this.warned) this.shelf.tell(null, false);
  }
}
