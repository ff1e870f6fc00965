/**
 * A session in the part of an address that no server is sent: `#v=1&k=…&t=90&p=id~10,id~5~mentor.both`.
 * It has ids, columns and minutes; no words of anybody. Pure; nothing that stands there throws.
 */

/**
 * @typedef {object} Part  a break has no id
 * @property {string} id
 * @property {number} minutes
 * @property {string[]} columns  of a row, those to show; none: all
 *
 * @typedef {object} Session
 * @property {string} token  tells it from another session with the same parts
 * @property {number} total  minutes that there are; 0: nobody has said
 * @property {boolean} thenAndNow  whether the room is asked for then, too
 * @property {Part[]} parts
 *
 * @typedef {object} ReadSession
 * @property {Session} session
 * @property {number} dropped  parts that could not be read
 * @property {boolean} newer  whether a later edition made it
 */

const VERSION = "1";
const ID = /^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/;
const TOKEN = /^[a-z0-9]{1,12}$/;
const LONGEST_ID = 160;
export const MOST_PARTS = 60;
export const MOST_MINUTES = 600;
const BREAK = "";

/** By chance: two sessions with the same parts are told apart by it. */
export const newToken = () =>
  [...crypto.getRandomValues(new Uint8Array(5))].map((byte) => (byte % 36).toString(36)).join("");

/** @returns {Session} */
export const emptySession = (token = "") => ({ token, total: 0, thenAndNow: false, parts: [] });

/** @param {Session} session @returns {string} without its `#` */
export function addressOfSession({ token, total, thenAndNow, parts }) {
  const told = parts.map(({ id, minutes, columns }) => {
    const more = columns.length > 0 ? `~${columns.join(".")}` : "";
    return id === BREAK || minutes > 0 || more ? `${id}~${minutes}${more}` : id;
  });
  return [
    `v=${VERSION}`,
    `k=${token}`,
    ...(total > 0 ? [`t=${total}`] : []),
    ...(thenAndNow ? ["n=1"] : []),
    `p=${told.join(",")}`,
  ].join("&");
}

/** @param {string} fragment  with or without its `#` @returns {ReadSession | null} null where it is none */
export function readSessionAddress(fragment) {
  const fields = new Map(fragment.replace(/^#/, "").split("&").map(fieldOf));
  const version = fields.get("v");
  if (version === undefined || !/^\d{1,4}$/.test(version)) return null;
  const token = fields.get("k") ?? "";
  const told = (fields.get("p") ?? "").split(",").filter(Boolean);
  const parts = withoutTwins(told.flatMap(partsIn)).slice(0, MOST_PARTS);
  const session = {
    token: TOKEN.test(token) ? token : "",
    total: minutesIn(fields.get("t")) ?? 0,
    thenAndNow: fields.get("n") === "1",
    parts,
  };
  return { session, dropped: told.length - parts.length, newer: Number(version) > Number(VERSION) };
}

/**
 * Which part is on the screen, and since when; in the address of a presentation.
 * @param {string} fragment
 * @returns {{at: number, since: number}} in seconds since 1970; 0 where nobody has said
 */
export function readPlace(fragment) {
  const fields = new Map(fragment.replace(/^#/, "").split("&").map(fieldOf));
  const number = (/** @type {string} */ name) =>
    /^\d{1,11}$/.test(fields.get(name) ?? "") ? Number(fields.get(name)) : 0;
  return { at: number("at"), since: number("s") };
}

/** @param {Session} session @param {number} at @param {number} since */
export const addressOfPlace = (session, at, since) =>
  `${addressOfSession(session)}&at=${at}${since > 0 ? `&s=${since}` : ""}`;

/** @param {string} field @returns {[string, string]} */
function fieldOf(field) {
  const at = field.indexOf("=");
  return at < 0 ? [field, ""] : [field.slice(0, at), unescaped(field.slice(at + 1))];
}

/** Some programs that send an address escape its signs. @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} text @returns {Part[]} one, or none where it cannot be read */
function partsIn(text) {
  const [id = "", minutes, columns = "", ...more] = text.split("~");
  const chosen = columns.split(".").filter(Boolean);
  const isPart = (id === BREAK || isId(id)) && chosen.every(isId) && more.length === 0;
  const spent = minutes === undefined ? 0 : minutesIn(minutes);
  return isPart && spent !== null ? [{ id, minutes: spent, columns: chosen }] : [];
}

/** @param {string} text */
export const isId = (text) => text.length <= LONGEST_ID && ID.test(text);

/** @param {string | undefined} text @returns {number | null} */
function minutesIn(text) {
  const minutes = /^\d{1,3}$/.test(text ?? "") ? Number(text) : null;
  return minutes !== null && minutes <= MOST_MINUTES ? minutes : null;
}

/** An item comes once; breaks as often as they are there. @param {Part[]} parts */
const withoutTwins = (parts) =>
  parts.filter(({ id }, at) => id === BREAK || parts.findIndex((part) => part.id === id) === at);

/** Minutes that all parts take. @param {Session} session */
export const minutesOf = ({ parts }) => parts.reduce((sum, { minutes }) => sum + minutes, 0);
