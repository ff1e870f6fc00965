/** When a page begins. */

/** Start once the page is read to its end. @param {() => void} start */
export function whenRead(start) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}

/**
 * The same once the page is asked for, too: one that the browser makes beforehand has a storage and
 * a window of its own until then.
 * @param {() => void} start
 */
export const whenAskedFor = (start) =>
  whenRead(() => {
    if (/** @type {any} */ (document).prerendering) document.addEventListener("prerenderingchange", start);
    else start();
  });
