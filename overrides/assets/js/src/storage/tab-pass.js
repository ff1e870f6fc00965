/** The pass of this tab of a shared computer: whether what it keeps is for whoever sees it. */

import { newUuid } from "../model/sheet.js";
import { isErasedSince } from "./erasure.js";
import { loadSettings, saveSettings } from "./settings-store.js";
import { IDLE_MS, KEYS, readPass } from "./tab.js";

/** @typedef {"reopened" | "idle" | "erased"} Reason  why what a tab kept is erased */

export class TabPass {
  /** @param {import("./shelf.js").Shelf} shelf @param {Window} page */
  constructor(shelf, page) {
    this.shelf = shelf;
    this.page = page;
    this.key = KEYS + shelf.handbook;
    /** @private @type {string | undefined} of the pass that stood here when the page last looked */
    this.id = undefined;
  }

  /** A pass for this tab, once; none is needed where answers are kept for good. */
  issue() {
    const { shelf, page } = this;
    if (shelf.untilClosedOnly) this.remember();
    if (shelf.untilClosedOnly && !this.read()) {
      // The window has a name already where another handbook gave it one.
      if (!page.name.startsWith(KEYS)) page.name = KEYS + newUuid();
      this.save({ v: 1, id: newUuid(), name: page.name, at: Date.now(), erasure: shelf.erasure() });
    }
    this.id = this.read()?.id;
  }

  /**
   * Why what this tab keeps is not to be shown any more; null where it may be, and without a pass.
   * @param {number} time
   * @returns {Reason | null}
   */
  reason(time) {
    const { page } = this;
    const pass = this.read();
    if (!pass) return null;
    if (isErasedSince(pass.erasure, this.shelf.erasure())) return "erased";
    // The window of a tab that was discarded to save memory has lost its name, and no other's has.
    if (/** @type {any} */ (page.document).wasDiscarded) page.name ||= pass.name;
    // A frame is called by the page around it, which may call it anew each time.
    if (page.top === page && page.name !== pass.name) return "reopened";
    return time - pass.at < IDLE_MS ? null : "idle";
  }

  /** Whether this page is from before the pass, and may show another reader's answers. */
  get isNewer() {
    const pass = this.read();
    return pass !== null && pass.id !== this.id;
  }

  /** Milliseconds until the tab counts as idle. @param {number} time */
  left(time) {
    const pass = this.read();
    return pass ? pass.at + IDLE_MS - time : Infinity;
  }

  /** Note that its reader is there. */
  renew() {
    const pass = this.read();
    if (pass) this.save({ ...pass, at: Date.now() });
  }

  /** @private */
  read() {
    return this.shelf.untilClosedOnly ? readPass(this.shelf.load(this.key)) : null;
  }

  /** @private @param {import("./tab.js").Pass} pass */
  save(pass) {
    this.shelf.save(this.key, JSON.stringify(pass));
  }

  /** A tab that has met a shared computer's setting keeps it, whatever becomes of the browser's. @private */
  remember() {
    const settings = loadSettings(this.shelf);
    if (!settings.session) saveSettings(this.shelf, { ...settings, session: true });
  }
}
