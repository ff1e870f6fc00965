/** Long work in steps, between which the page may do something else. */

/** How long steps are taken without a pause, in milliseconds. */
const SLICE_MS = 6;

/**
 * What all steps come to; undefined where they end early, since nobody wants it any more.
 * @template T
 * @param {Generator<void, T>} steps
 * @param {() => boolean} isWanted
 * @returns {Promise<T | undefined>}
 */
export async function inSlices(steps, isWanted = () => true) {
  for (let since = performance.now(); isWanted(); ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < SLICE_MS) continue;
    await pause();
    since = performance.now();
  }
  return undefined;
}

/** Let the page do what waits; by a message, since timers add a delay to each pause. */
function pause() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((go) => {
    port1.onmessage = () => {
      port1.close();
      go(undefined);
    };
    port2.postMessage(0);
  });
}
