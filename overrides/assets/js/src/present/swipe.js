/** Steps by a finger. */

/** So far a finger moves sideways, in pixels, and not half as far up or down. */
const FAR = 50;

/** @param {HTMLElement} place @param {(command: "next" | "back") => void} obey */
export function startSwiping(place, obey) {
  /** @type {Touch | undefined} */
  let from;
  place.addEventListener(
    "touchstart",
    ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined),
    {
      passive: true,
    },
  );
  place.addEventListener("touchend", ({ changedTouches }) => {
    const [to] = changedTouches;
    if (!from || !to) return;
    const [right, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = undefined;
    if (Math.abs(right) < FAR || Math.abs(down) > Math.abs(right) / 2) return;
    const forward = right < 0 === (getComputedStyle(place).direction !== "rtl");
    obey(forward ? "next" : "back");
  });
}
