/** Whose a record is: who is rated in it, who rates, and as what. Pure. */

import { ownKeys, parseRecord } from "./record.js";
import { isText, order } from "./values.js";

/** @typedef {"mentor" | "supervisor" | "mentee" | "colleague" | "self"} Role */

/**
 * @typedef {object} AboutFields
 * @property {string} whose  the name of the person whose practice is rated
 * @property {string} label  the name of the person who rates
 * @property {Role | string} role  what the one who rates is to the other
 * @property {string} created  ISO 8601
 * @property {string} saved  when it was last saved to a file; "" for never
 * @property {string} [opened]  when it was opened from somebody's file: not to be changed here
 *
 * @typedef {import("./record.js").SavedRecord & AboutFields & Record<string, unknown>} About
 */

/** In the order in which they are offered. @type {Role[]} */
export const ROLES = ["mentor", "supervisor", "mentee", "colleague"];

/** @param {string} handbook @param {string} record */
export const aboutKey = (handbook, record) => `${ownKeys(handbook)}${record}:about`;

/** A name of somebody, without the spaces around it and within. @param {string} name */
export const tidyName = (name) => name.trim().replace(/\s+/gu, " ");

/**
 * What a stored text says; null is nothing stored.
 * @param {string | null} text
 * @returns {import("./record.js").ParsedRecord<About>}
 */
export const parseAbout = (text) =>
  parseRecord(
    text,
    ({ whose }) => isText(whose),
    ["label", "role", "created", "saved"].map((name) => ({ name, fits: isText, otherwise: "" })),
  );

/**
 * @param {Pick<About, "whose" | "label" | "role">} who
 * @param {string} now
 * @returns {About}
 */
export const newAbout = ({ whose, label, role }, now) => ({
  v: 1,
  ...{ whose: tidyName(whose), label: tidyName(label), role },
  ...{ created: now, saved: "", rev: 1, at: now },
});

/** @param {About} about @param {Partial<About>} change @param {string} now @returns {About} */
export const changeAbout = (about, change, now) => ({
  ...about,
  ...change,
  ...{ rev: about.rev + 1, at: now },
});

/** @param {About} about */
export const aboutText = ({ v, whose, label, role, created, saved, rev, at, ...others }) =>
  JSON.stringify({ v, whose, label, role, created, saved, rev, at, ...others });

/** @type {import("./record.js").Kind<About>} */
export const ABOUT = { parse: parseAbout, write: aboutText };

/**
 * What to call each of some records. Those that would be called the same are told apart by the
 * day on which they were begun, and those of one day by a number.
 * @param {{record: string, about: About}[]} listed
 * @param {(about: About) => string} called
 * @param {(label: string, about: About, number: number) => string} apart  0: the day is enough
 * @returns {Map<string, string>} the names, by record
 */
export function namesOf(listed, called, apart) {
  const day = (/** @type {About} */ { created }) => created.slice(0, 10);
  const inOrder = [...listed].sort((a, b) => order(a.about.created, b.about.created));
  return new Map(
    inOrder.map(({ record, about }) => {
      const label = called(about);
      const namesakes = inOrder.filter((other) => called(other.about) === label);
      if (namesakes.length === 1) return [record, label];
      const sameDay = namesakes.filter((other) => day(other.about) === day(about));
      const number = sameDay.findIndex((other) => other.record === record) + 1;
      return [record, apart(label, about, sameDay.length === 1 ? 0 : number)];
    }),
  );
}
