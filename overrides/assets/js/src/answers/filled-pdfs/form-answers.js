/**
 * Filled forms as the file of answers: what `handbook answers` makes of them, to the byte. Pure.
 *
 * `macros/competency_handbook/answers.py` is its twin; tests hold the two together.
 */

import { FORMAT, FORMS, VERSION } from "../../model/answers-file.js";
import { uuid5 } from "./sha1.js";

const STATES = ["unsure", "na"];
const NOTE = "--note";
const WHERE = "--where";
/** The names of worksheets' copies are made with it: the same copy has the same name again. */
const COPIES = "b06c9b1c-8d63-5c1c-9e55-3c4c6f0a8d10";

/**
 * @typedef {object} Field  what stands in a field
 * @property {string} value  the chosen state or the text, "" where nothing does
 * @property {string} asks  its question
 * @property {string} says  what stands beside the chosen option
 *
 * @typedef {object} Facts  what a form tells of itself
 * @property {number} v
 * @property {string} handbook
 * @property {string} edition
 * @property {string} lang
 * @property {Record<string, [string, string]>} answers  the record and the wording's hash, by competency
 * @property {string[]} evidence
 * @property {Record<string, string>} sheets  the worksheet, by blank
 *
 * @typedef {object} FilledForm
 * @property {string} name  of the file
 * @property {Facts} facts
 * @property {Map<string, Field>} fields
 *
 * @typedef {object} Fault  why a form cannot be taken
 * @property {string} key  the message's
 * @property {Record<string, string>} values
 *
 * @typedef {Record<string, Record<string, Record<string, any>>>} Records
 * @typedef {{rev: number, at: string}} Moment
 */

/**
 * What is wrong with a form by itself; null where nothing is.
 * @param {FilledForm} form
 * @param {string} handbook  the one that reads it
 * @returns {Fault | null}
 */
export function faultOf({ name, facts, fields }, handbook) {
  if (facts.handbook !== handbook) return { key: "other", values: { name, handbook: facts.handbook } };
  const asked = [...Object.keys(facts.answers), ...facts.evidence, ...Object.keys(facts.sheets)];
  if (!asked.some((id) => fields.has(id))) return { key: "flat", values: { name } };
  const written = [...fields.values()].some(({ value }) => value !== "");
  return written ? null : { key: "blank", values: { name } };
}

/**
 * The option alone of what a widget says, which is its question and it. Forms that were made before
 * say the option alone.
 * @param {string} says  of the widget
 * @param {string} asks  of its group
 */
export function choiceIn(says, asks) {
  const asked = asks && [`${asks}: `, `${asks} `].find((start) => says.startsWith(start) && says !== start);
  return asked ? says.slice(asked.length) : says;
}

/**
 * The file of answers that all forms make together, or what is wrong with them.
 * @param {FilledForm[]} forms  without faults of their own, one at least
 * @param {string} at  now, ISO 8601
 * @returns {{file: object, faults: Fault[]}}
 */
export function answersOf(forms, at) {
  const records = /** @type {Records} */ (nothing());
  const faults = [...forms.flatMap((form) => add(records, form, at)), ...otherEditions(forms)];
  for (const groups of Object.values(records)) groups.answers ??= {};
  const { handbook = "", edition = "" } = forms[0]?.facts ?? {};
  const head = { format: FORMAT, v: VERSION, handbook, edition, saved: at, from: FORMS };
  return { file: { ...head, records }, faults };
}

/** A file of answers has one edition, so all its forms have the same. @param {FilledForm[]} forms */
function otherEditions([first, ...forms]) {
  return forms.flatMap(({ name, facts: { edition } }) => {
    if (!first || edition === first.facts.edition) return [];
    const values = { name, edition, other: first.name, other_edition: first.facts.edition };
    return [{ key: "edition", values }];
  });
}

/**
 * Add what a form says to the records.
 * @param {Records} records
 * @param {FilledForm} form
 * @param {string} at
 * @returns {Fault[]}  where it says otherwise than another
 */
function add(records, form, at) {
  const moment = { rev: 1, at };
  /** @type {Fault[]} */
  const faults = [];
  for (const { record, group, id, said } of saidIn(form, moment)) {
    const into = below(below(records, record), group);
    const before = into[id] ?? said;
    if (JSON.stringify(before) !== JSON.stringify(said)) {
      const asks = form.fields.get(id)?.asks || id;
      faults.push({ key: "differs", values: { name: form.name, id, asks } });
    }
    into[id] = said;
  }
  for (const [worksheet, fields] of Object.entries(sheetsIn(form))) {
    const copies = below(below(below(records, "me"), "sheets"), worksheet);
    const name = form.name.replace(/(.)\.[^.]+$/, "$1");
    copies[uuid5(COPIES, copyName(worksheet, fields))] = { v: 1, name, fields, ...moment };
  }
  return faults;
}

/** An object without keys of its own or others': a file may call something `__proto__`. */
const nothing = () => Object.create(null);

/** What stands below a key, made where it is missing. @param {Record<string, any>} object @param {string} key */
function below(object, key) {
  object[key] ??= nothing();
  return object[key];
}

/** What the name of a copy is made of. @param {string} worksheet @param {Record<string, string>} fields */
const copyName = (worksheet, fields) =>
  JSON.stringify([worksheet, Object.fromEntries(Object.entries(fields).sort(byName))]);

/** @param {[string, unknown]} a @param {[string, unknown]} b */
const byName = ([a], [b]) => (a < b ? -1 : 1);

/** Every answer and piece of evidence with its record and its place there. @param {FilledForm} form @param {Moment} moment */
function saidIn(form, moment) {
  const said = [];
  for (const [id, [record, wording]] of Object.entries(form.facts.answers)) {
    const answer = answerIn(form, id, wording, moment);
    if (answer) said.push({ record, group: "answers", id, said: answer });
  }
  for (const id of form.facts.evidence) {
    const [have, where] = [valueIn(form, id), valueIn(form, id + WHERE)];
    const kept = { v: 1, have: have !== "", where, ...moment };
    if (have || where) said.push({ record: "agency", group: "evidence", id, said: kept });
  }
  return said;
}

/**
 * What was chosen and noted; null where nothing was.
 * @param {FilledForm} form
 * @param {string} id
 * @param {string} wording
 * @param {Moment} moment
 */
function answerIn(form, id, wording, moment) {
  const [chosen, note] = [valueIn(form, id), valueIn(form, id + NOTE)];
  if (!chosen && !note) return null;
  const state = STATES.includes(chosen) ? chosen : chosen ? "rated" : "none";
  const seen = { hash: wording, lang: form.facts.lang, text: form.fields.get(id)?.asks ?? "" };
  const answer = { v: 1, state, level: state === "rated" ? chosen : null, ...moment, seen };
  return note ? { ...answer, note } : answer;
}

/** @param {FilledForm} form @param {string} name */
const valueIn = ({ fields }, name) => fields.get(name)?.value ?? "";

/** What is written on each worksheet; those with nothing on them left out. @param {FilledForm} form */
function sheetsIn({ facts, fields }) {
  const sheets = /** @type {Record<string, Record<string, string>>} */ (nothing());
  for (const [blank, worksheet] of Object.entries(facts.sheets)) {
    const { value = "", says = "" } = fields.get(blank) ?? {};
    if (value) below(sheets, worksheet)[blank] = says || value;
  }
  return sheets;
}
