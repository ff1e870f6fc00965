/** What reads filled PDFs: a large script, loaded when a reader chooses the first one. */

import { make } from "../kit/make.js";

/** @import { Fault } from "./filled-pdfs/form-answers.js" */
/** @typedef {{name: string, bytes: Uint8Array}} Bytes  a chosen file */
/**
 * @callback ReadFilled
 * @param {Bytes[]} chosen
 * @param {string} handbook
 * @param {string} at  now, ISO 8601
 * @returns {Promise<{text: string} | {faults: Fault[]}>}
 */

const LOADER = "script[data-filled-pdfs]";

/** @returns {Promise<ReadFilled>} rejected where the script does not come, such as offline */
export function loadPdfReader() {
  const there = readerOf(globalThis);
  if (there) return Promise.resolve(there);
  const src = document.querySelector(LOADER)?.getAttribute("data-filled-pdfs") ?? "";
  return new Promise((resolve, reject) => {
    const script = make("script", { src });
    const end = () => {
      script.remove();
      const reader = readerOf(globalThis);
      if (reader) resolve(reader);
      else reject(new Error(`${src} did not load`));
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    document.head.append(script);
  });
}

/** @param {object} page @returns {ReadFilled | null} */
const readerOf = (page) => /** @type {{chbReadFilled?: ReadFilled}} */ (page).chbReadFilled ?? null;
