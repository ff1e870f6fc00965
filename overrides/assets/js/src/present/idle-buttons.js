/** Buttons are not for the wall: they go while nobody moves a pointer or presses a key that is theirs. */

const RESTING = "chb-present-resting";
const QUIET_MS = 3000;

/**
 * Let a screen's buttons go after some quiet, but not from under a pointer or from where Tab has come
 * to. A pointer and the focus bring them back, and so does the function that is returned.
 * @param {HTMLElement} screen
 * @returns {() => void}
 */
export function hideIdleButtons(screen) {
  /** @type {number | undefined} */
  let timer;
  const rest = () => {
    const isInUse = screen.querySelector("nav:hover, nav :focus-visible") !== null;
    if (isInUse) wake();
    else screen.classList.add(RESTING);
  };
  const wake = () => {
    screen.classList.remove(RESTING);
    clearTimeout(timer);
    timer = setTimeout(rest, QUIET_MS);
  };
  for (const sign of ["pointermove", "pointerdown", "focusin"]) screen.addEventListener(sign, wake);
  wake();
  return wake;
}
