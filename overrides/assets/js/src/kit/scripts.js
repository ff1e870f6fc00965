/** Scripts and style sheets that a page loads when they are first wanted. */

import { make } from "./make.js";

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();

/**
 * What a classic script leaves in a global variable; the script is loaded once.
 * Rejects where it does not come, such as offline; asked again, it is asked for again.
 * @template T
 * @param {string} address  as the page has it
 * @param {string} name  of the variable
 * @returns {Promise<T>}
 */
export function loadGlobal(address, name) {
  const src = new URL(address, document.baseURI).href;
  const started = loading.get(src) ?? append(src, name);
  loading.set(src, started);
  return /** @type {Promise<T>} */ (started);
}

/** @param {string} src @param {string} name @returns {Promise<unknown>} */
function append(src, name) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src });
    const end = () => {
      const left = /** @type {Record<string, unknown>} */ (globalThis)[name];
      if (left) return resolve(left);
      loading.delete(src);
      script.remove();
      reject(new Error(`${src} did not load`));
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    document.head.append(script);
  });
}

/**
 * Load a style sheet, once, and wait until it applies.
 * @param {string} address
 * @returns {Promise<void>} rejected where it does not come; asked again, it is asked for again
 */
export function loadStyles(address) {
  const { href } = new URL(address, document.baseURI);
  const started = loading.get(href) ?? appendSheet(href);
  loading.set(href, started);
  return /** @type {Promise<void>} */ (started);
}

/** @param {string} href @returns {Promise<unknown>} */
function appendSheet(href) {
  return new Promise((resolve, reject) => {
    const link = make("link", { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      loading.delete(href);
      link.remove();
      reject(new Error(`${href} did not load`));
    });
    document.head.append(link);
  });
}
