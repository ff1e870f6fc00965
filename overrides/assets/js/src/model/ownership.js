/** Whose answers a page shows: the reader's own, the agency's, or somebody else's. Pure. */

/** Whose record a page shows whose address names none that can be: nobody's, and nothing is kept. */
export const NOBODY = "nobody";

/** Whether a record is the reader's own or their agency's. @param {string} record */
export const isOwn = (record) => record === "me" || record === "agency";

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
 * Whose record an address asks for; null where it asks for nobody's in particular.
 * @param {string} search
 */
export const subjectOf = (search) =>
  new URLSearchParams(search).has("about") ? (recordIn(search) ?? NOBODY) : null;

/**
 * The record that an element of a page belongs to: the one asked for, or the element's own.
 * @param {Pick<Element, "getAttribute">} element  its `record` says `me` or `agency`
 * @param {string | null} subject
 */
export const recordOf = (element, subject) => subject ?? element.getAttribute("record") ?? "me";

/**
 * Whether a record that was asked for is only to be read: somebody sent it, or this browser does
 * not have it, and what is rated into it would never be seen again.
 * @param {string | null} subject
 * @param {() => import("./about.js").About | null} about
 */
export function isReadOnly(subject, about) {
  if (subject === null) return false;
  const record = about();
  return record === null || record.opened !== undefined;
}
