/** Whoever reads any page of the handbook is there: on a shared computer, answers wait meanwhile. */

import { followActs } from "../storage/acts.js";
import { touchPasses } from "../storage/tab.js";

export function startActivity() {
  const note = (/** @type {number} */ time) => {
    try {
      touchPasses(sessionStorage, time);
    } catch {
      // Where nothing can be kept, nothing waits.
    }
  };
  note(Date.now());
  followActs(window, note);
}
