/** Whose answers a page shows: the reader's own, the agency's, or somebody else's. */

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether text is the name of a record of somebody else. @param {string} text */
export const isUuid = (text) => UUID.test(text);

/**
 * The record that a page's address names as `?about=<uuid>`; null where it names none, or
 * something that is no name of a record.
 * @param {string} search  the part of an address from its question mark on
 */
export function recordIn(search) {
  const about = new URLSearchParams(search).get("about") ?? "";
  return isUuid(about) ? about.toLowerCase() : null;
}

/**
 * The record that an element of a page belongs to: the address's, or the element's own.
 * @param {Element} element  its `record` says `me` or `agency`
 * @param {string} search
 */
export const recordOf = (element, search = window.location.search) =>
  recordIn(search) ?? element.getAttribute("record") ?? "me";
