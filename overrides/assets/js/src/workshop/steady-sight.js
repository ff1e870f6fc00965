/** Tells a code that is held before a camera from one that is shown anew. Pure. */

/** A phone that shakes, or is out of sight so long, is still the same. */
export const AWAY_MS = 2500;

export class SteadySight {
  constructor() {
    this.text = "";
    this.at = 0;
  }

  /** Whether a text comes into sight, at a time. @param {string} text @param {number} now  in milliseconds */
  isNew(text, now) {
    const isNew = text !== this.text || now - this.at > AWAY_MS;
    this.text = text;
    this.at = now;
    return isNew;
  }
}
