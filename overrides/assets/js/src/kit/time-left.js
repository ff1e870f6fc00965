/** A part's time in words. Pure. */

/** @param {number} seconds  that are left; below zero: that it is over @param {import("./messages.js").Translate} t */
export function timeWords(seconds, t) {
  const whole = Math.abs(Math.trunc(seconds));
  const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return t(seconds < 0 ? "present.time_over" : "present.time_left", { time });
}
