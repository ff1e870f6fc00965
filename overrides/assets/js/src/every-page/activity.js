/** Whoever reads any page of the handbook is there: on a shared computer, answers wait meanwhile. */

import { ACTS, touchPasses } from "../storage/tab.js";

/** A moment's reading is not noted at every key. */
const NOTE_MS = 5000;

export function startActivity() {
  let noted = 0;
  const touch = () => {
    if (Math.abs(Date.now() - noted) < NOTE_MS) return;
    noted = Date.now();
    try {
      touchPasses(sessionStorage, noted);
    } catch {
      // Where nothing can be kept, nothing waits.
    }
  };
  touch();
  for (const act of ACTS) {
    addEventListener(act, touch, { capture: true, passive: true });
  }
}
