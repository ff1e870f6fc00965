/** The interface's words in the page's language; they come with the page, none stands here. Pure. */

import { hasOwn } from "../model/values.js";

/** @typedef {string | Record<string, string>} Message  one text, or one for each plural form */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/**
 * Put values into the {braces} of a text; a brace without a value stays as it is.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (brace, name) => (hasOwn(values, name) ? String(values[name]) : brace));
}

/**
 * What says a message by its key; a missing one is said as its key. Among plural forms `count`
 * chooses, by the language's rules.
 * @param {Record<string, Message>} messages
 * @param {string} language
 * @returns {Translate}
 */
export function translator(messages, language) {
  const rules = pluralRules(language);
  return (key, values = {}) => {
    const message = messages[key] ?? key;
    if (typeof message === "string") return fill(message, values);
    return fill(message[rules.select(Number(values.count))] ?? message.other ?? key, values);
  };
}

/** A language that the browser has no name for must not stop the page. @param {string} language */
function pluralRules(language) {
  try {
    return new Intl.PluralRules(language);
  } catch {
    return new Intl.PluralRules("en");
  }
}
