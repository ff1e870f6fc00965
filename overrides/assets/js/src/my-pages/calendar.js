/** Dates as a calendar file (RFC 5545), which phones and computers import. Pure. */

/**
 * @typedef {object} Event  a whole day
 * @property {string} uid  the same whenever the same thing is saved, so that it is not doubled;
 *   another one for every reader, since a calendar may be shared
 * @property {string} day  year-month-day
 * @property {string} title
 * @property {string} text  "" where there is nothing to say
 * @property {number} sequence  grows with every file, so that the newer one counts
 */

const LONGEST = 75;
const BREAK = "\r\n";

/**
 * @param {Event[]} events
 * @param {object} file
 * @param {string} file.product  what has made it
 * @param {string} file.now  ISO 8601, in UTC
 */
export function calendarText(events, { product, now }) {
  const stamp = now.replace(/\.\d+Z$/, "Z").replace(/[-:]/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${escaped(product)}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.filter(({ day }) => isDay(day)).flatMap((event) => linesOf(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => folded(line) + BREAK).join("");
}

/** Whether text is a day that exists. @param {string} text */
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text > "9999") return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @param {Event} event @param {string} stamp */
function linesOf({ uid, day, title, text, sequence }, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} day */
const compact = (day) => day.replace(/-/g, "");

/** A whole day ends where the next begins. @param {string} day */
function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Text as a value (section 3.3.11); other control characters may not stand in one. @param {string} text */
const escaped = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A line in pieces of 75 octets at the most (section 3.1), no character cut. @param {string} line */
function folded(line) {
  const pieces = [""];
  let octets = 0;
  for (const character of line) {
    const more = new TextEncoder().encode(character).length;
    if (octets + more > LONGEST) {
      pieces.push("");
      octets = 1; // the space that a further piece begins with
    }
    pieces[pieces.length - 1] += character;
    octets += more;
  }
  return pieces.join(`${BREAK} `);
}
