/** What a form of ours tells of itself, read from its document information. Pure. */

import { isObject, isText, readJson } from "../../model/values.js";

/** @import { Facts } from "./form-answers.js" */

/**
 * @param {string} text  JSON; "" where a document tells nothing
 * @returns {{facts: Facts, fault: null} | {facts: null, fault: "foreign" | "newer"}}
 */
export function readFacts(text) {
  const facts = readJson(text);
  if (!isObject(facts) || !("handbook" in facts)) return { facts: null, fault: "foreign" };
  if (facts.v !== 1) return { facts: null, fault: "newer" };
  if (!isWhole(facts)) return { facts: null, fault: "foreign" };
  return { facts: /** @type {Facts} */ (/** @type {unknown} */ (facts)), fault: null };
}

/** @param {import("../../model/record.js").Fields} facts */
function isWhole({ handbook, edition, lang, answers, evidence, sheets }) {
  const all = (/** @type {unknown} */ map, /** @type {(value: unknown) => boolean} */ fits) =>
    isObject(map) && Object.values(map).every(fits);
  const isPair = (/** @type {unknown} */ pair) =>
    Array.isArray(pair) && pair.length === 2 && pair.every(isText);
  const named = [handbook, edition, lang].every(isText);
  const listed = Array.isArray(evidence) && evidence.every(isText);
  return named && listed && all(answers, isPair) && all(sheets, isText);
}
