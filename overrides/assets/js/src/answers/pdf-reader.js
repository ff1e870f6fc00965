/** What reads filled PDFs: a large script, loaded when a reader chooses the first one. */

import { loadGlobal } from "../kit/scripts.js";

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
export const loadPdfReader = () =>
  loadGlobal(document.querySelector(LOADER)?.getAttribute("data-filled-pdfs") ?? "", "chbReadFilled");
