/** A file that a reader chose, read as far as it goes. */

import { readFile } from "../pure/answers-file.js";

/** Far more than a browser can keep for a handbook. */
const LARGEST = 30_000_000;

/** @typedef {import("../pure/answers-file.js").Opened} Opened */

/**
 * @param {File} file
 * @param {string} handbook
 * @param {import("../pure/messages.js").Translate} t
 * @returns {Promise<{opened: Opened, text: string} | {fault: string}>}  the fault in words
 */
export async function readChosen(file, handbook, t) {
  if (file.size > LARGEST) return { fault: t("answers.fault_large") };
  let text;
  try {
    text = await file.text();
  } catch {
    return { fault: t("answers.fault_unreadable") };
  }
  const { file: opened, fault } = readFile(text);
  if (opened === null) return { fault: t(`answers.fault_${fault}`) };
  if (opened.handbook !== handbook) {
    return { fault: t("answers.fault_other", { handbook: opened.handbook }) };
  }
  return { opened, text };
}

/**
 * Let a file input call for every file that is chosen, the same one again too.
 * @param {HTMLInputElement} input
 * @param {(file: File) => void} act
 */
export function onFile(input, act) {
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) act(file);
    input.value = "";
  });
}
