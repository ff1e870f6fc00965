/** Days and times in the words of the page's language. */

/**
 * @param {string} language
 * @returns {{day: (at: string) => string, minute: (at: string) => string}}
 *   what is no time is said as it stands
 */
export function dateWords(language) {
  const day = formatter(language, { dateStyle: "long" });
  const minute = formatter(language, { dateStyle: "long", timeStyle: "medium" });
  return { day: (at) => say(day, at), minute: (at) => say(minute, at) };
}

/** @param {Intl.DateTimeFormat} format @param {string} at */
function say(format, at) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : format.format(time);
}

/** @param {string} language @param {Intl.DateTimeFormatOptions} options */
function formatter(language, options) {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat("en", options);
  }
}
