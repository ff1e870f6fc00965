/** Handing a file to the reader. */

import { make } from "./make.js";

/** A browser may begin to fetch it only after a moment. */
const FETCHED_MS = 60_000;

/** What each kind of file is called and is. */
const KINDS = {
  json: "application/json",
  csv: "text/csv;charset=utf-8",
  ics: "text/calendar;charset=utf-8",
  svg: "image/svg+xml",
};

/**
 * Hand a text to the reader as a file. Whether it arrives, no page is told.
 * @param {string} name  what it is, without the day and the ending
 * @param {keyof typeof KINDS} ending
 * @param {string} text
 * @returns {string} what the file is called
 */
export function download(name, ending, text) {
  const file = `${name}-${dayOf(new Date())}.${ending}`;
  const address = URL.createObjectURL(new Blob([text], { type: KINDS[ending] }));
  const link = make("a", { href: address, download: file, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), FETCHED_MS);
  return file;
}

/** Whether the page stands in another one, which may forbid files. */
export const isEmbedded = () => window.self !== window.top;

/**
 * The text itself, to be copied by hand.
 * @param {string} words
 * @param {string} text
 */
export function textToCopy(words, text) {
  const field = make("textarea", { readonly: "", rows: "6", autocomplete: "off" });
  field.value = text;
  field.addEventListener("focus", () => field.select());
  return make("label", { class: "chb-copy-text" }, words, field);
}

/** The day as it is here: year-month-day. @param {Date} now */
const dayOf = (now) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((number) => String(number).padStart(2, "0"))
    .join("-");
