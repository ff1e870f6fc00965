/** The service worker, which a page names on its script: `script[data-worker]`. */

const address = /** @type {HTMLElement | null} */ (document.currentScript)?.dataset.worker;

/** Where there is none, or the browser refuses it, pages simply need the network. */
export async function startWorker() {
  try {
    if (address) await navigator.serviceWorker.register(address);
  } catch {}
}
