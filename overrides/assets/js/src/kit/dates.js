/** Days and times in the words of the page's language. Pure. */

/**
 * @param {string} language
 * @returns {Record<"day" | "time" | "minute", (at: string) => string>}
 *   `time` is the day with hour and minute, `minute` with the seconds too; what is no time is said as it stands
 */
export function dateWords(language) {
  const day = formatter(language, { dateStyle: "long" });
  const minute = formatter(language, { dateStyle: "long", timeStyle: "medium" });
  const time = formatter(language, { dateStyle: "long", timeStyle: "short" });
  return { day: (at) => say(day, at), time: (at) => say(time, at), minute: (at) => say(minute, at) };
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
