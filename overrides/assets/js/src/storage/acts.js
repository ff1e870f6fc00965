/**
 * What somebody does on a page, and the time by which it counts how long nobody did anything.
 *
 * That is the computer's own, since the other clock of a page stands still while a computer sleeps.
 * But the computer's may be set. Forward: then what follows close upon another act is by the same
 * person. And back: then it is no earlier than the other clock says.
 */

/** Words may come by voice, too. */
const ACTS = ["pointerdown", "keydown", "scroll", "click", "input"];
/** Milliseconds awake; falling asleep, waking up and reaching for the keyboard take longer. */
const CLOSE_MS = 3000;
/** A moment's work is not noted at every key. */
const NOTE_MS = 5000;

/**
 * Follow what somebody does on a page.
 * @param {Window & {performance: Pick<Performance, "now">}} page
 * @param {(time: number) => void} note  told of it and of its time, but not of all in a moment
 * @returns {() => number} the time, in milliseconds, as if no clock were set while somebody is at work
 */
export function followActs(page, note) {
  let [last, awake, noted] = [Date.now(), page.performance.now(), 0];
  const time = () => {
    const passed = page.performance.now() - awake;
    return last + (passed < CLOSE_MS ? passed : Math.max(passed, Date.now() - last));
  };
  const act = () => {
    const now = time();
    last = Date.now();
    awake = page.performance.now();
    if (Math.abs(last - noted) < NOTE_MS) return;
    noted = last;
    note(now);
  };
  for (const type of ACTS) page.addEventListener(type, act, { capture: true, passive: true });
  return time;
}
