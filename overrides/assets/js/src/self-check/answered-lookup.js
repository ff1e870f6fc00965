/**
 * Which competencies are answered. Several bars of a page count the same ones, of which there may
 * be thousands: each is looked up once, and again only after news of it.
 */

import { isAnswered, isAnsweredText } from "../model/answer.js";
import { readAcrossIds } from "../storage/former-ids.js";

/** @typedef {(keys: import("../storage/former-ids.js").Keys) => boolean} AnsweredLookup */

/**
 * Made before what asks it subscribes to the shelf, so that it hears of news first.
 * @param {import("../storage/records.js").Records<import("../model/answer.js").Answer>} answers
 * @returns {AnsweredLookup}
 */
export function answeredLookup(answers) {
  const { shelf, unsaved } = answers;
  /** @type {Map<string | null, boolean>} by today's key */
  const results = new Map();
  // What is new below a former id, or below anything else, may be new of any.
  shelf.subscribe((key) => results.delete(key) || results.clear());
  return (keys) => {
    const [key] = keys;
    const result =
      results.get(key) ??
      (keys[1] || unsaved.size
        ? isAnswered(readAcrossIds(answers, keys).record)
        : isAnsweredText(shelf.load(key)));
    results.set(key, result);
    return result;
  };
}
