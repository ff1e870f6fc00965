/** Whether the page is just left for another one of this handbook, or for good. */

import { SETTINGS } from "../kit/theme.js";
import { isObject, readJson } from "../model/values.js";

/** A page that was asked for is on its way by then. */
const ON_ITS_WAY_MS = 1000;
/** What reads the page again, by keyboard. */
const RELOAD = /^(F5|(Control|Meta)\+r)$/;

/** The address that all pages of this handbook begin with; null where the page does not say. */
function ownAddress() {
  const config = readJson(document.querySelector(SETTINGS)?.textContent ?? null);
  return isObject(config) ? new URL(`${config.base}/`, location.href).href : null;
}

export class Leaving {
  constructor() {
    this.own = ownAddress();
    /** Whether what was asked for last stays in this handbook. */
    this.stays = false;
    addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link && !link.target) this.note(link.href);
    });
    addEventListener("keydown", (event) => {
      const modifier = event.ctrlKey ? "Control+" : event.metaKey ? "Meta+" : "";
      if (RELOAD.test(modifier + event.key)) this.note(location.href);
    });
    // Back and forward, where the browser tells of them.
    /** @type {{navigation?: EventTarget}} */ (window).navigation?.addEventListener("navigate", (event) => {
      this.note(/** @type {any} */ (event).destination.url);
    });
  }

  /** @private @param {string} address */
  note(address) {
    this.stays = this.own !== null && address.startsWith(this.own);
    setTimeout(() => (this.stays = false), ON_ITS_WAY_MS);
  }
}
