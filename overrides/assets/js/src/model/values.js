/** Values of unknown make, such as a stored text or a file may hold. Pure; nothing here throws. */

/** @typedef {Record<string, unknown>} Fields */

/** Ours nest four deep. Thousands can be read, but overflow where they are written again. */
const DEEPEST = 50;

/** What a text is as JSON; undefined where it is none. @param {string | null} text @returns {unknown} */
export function readJson(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is string} */
export const isText = (value) => typeof value === "string";

/** @param {unknown} value @returns {value is Fields} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value nests deeper than any of ours. @param {unknown} value @returns {boolean} */
export const isTooDeep = (value, more = DEEPEST) =>
  typeof value === "object" &&
  value !== null &&
  (more === 0 || Object.values(value).some((inside) => isTooDeep(inside, more - 1)));

/** Whether a text is JSON that nests deeper than any of ours. @param {string} text */
export const isTextTooDeep = (text) => isTooDeep(readJson(text));

/** Whether a name is an object's own: `constructor` is not. @param {object} object @param {string} name */
// biome-ignore lint/suspicious/noPrototypeBuiltins: older browsers than the handbook asks for lack Object.hasOwn.
export const hasOwn = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

/**
 * Fields without some of them.
 * @template {Fields} T
 * @param {T} fields
 * @param {readonly string[]} names
 */
export const without = (fields, names) =>
  /** @type {T} */ (Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))));

/** For sorting: below zero where `a` comes first. @param {string} a @param {string} b */
export const order = (a, b) => Number(a > b) - Number(a < b);
