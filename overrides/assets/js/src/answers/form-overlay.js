/**
 * What filled forms say, laid over what is here. Pure.
 *
 * A form knows only what it asks for, and not when it was filled in. So its choice counts, as its
 * reader has just opened it; but a plan stays, what is marked as there stays so, and of two notes
 * both are kept.
 */

import { ANSWER, hasDetails, isAnswered } from "../model/answer.js";
import { EVIDENCE } from "../model/evidence.js";
import { placeOf, readAs } from "../model/kinds.js";
import { SHEET } from "../model/sheet.js";

/** @import { Texts } from "../model/kinds.js" */
/** @import { Answer } from "../model/answer.js" */
/** @import { Evidence } from "../model/evidence.js" */
/** @import { Sheet } from "../model/sheet.js" */

/**
 * The records of forms as they are to be added; one that says nothing new is the one that is here.
 * @param {Texts} mine
 * @param {Texts} forms
 * @returns {Texts}
 */
export function overlayForms(mine, forms) {
  return new Map([...forms].map(([name, text]) => [name, over(name, mine.get(name) ?? null, text)]));
}

/**
 * What comes in from a file that is opened in one way or the other.
 * @param {import("../model/merge.js").Way} way
 * @param {Texts} mine
 * @param {{records: Texts, forms: boolean}} opened
 */
export const recordsFor = (way, mine, { records, forms }) =>
  forms && way === "merge" ? overlayForms(mine, records) : records;

/** @param {string} name @param {string | null} here @param {string} there */
function over(name, here, there) {
  const [mine, form] = [readAs(name, here ?? "").record, readAs(name, there).record];
  if (here === null || mine === null || form === null) return there;
  const moment = { rev: mine.rev + 1, at: form.at };
  const part = placeOf(name)?.part;
  if (part === "sheet")
    return mine.deleted ? SHEET.write(/** @type {Sheet} */ ({ ...form, ...moment })) : here;
  if (part === "evidence") {
    const kept = evidenceOver(/** @type {Evidence} */ (mine), /** @type {Evidence} */ (form));
    return kept ? EVIDENCE.write({ ...kept, ...moment }) : here;
  }
  const answer = answerOver(/** @type {Answer} */ (mine), /** @type {Answer} */ (form));
  return answer ? ANSWER.write({ ...answer, ...moment }) : here;
}

/** Null where the form says nothing new. @param {Answer} mine @param {Answer} form */
function answerOver(mine, form) {
  if (!isAnswered(mine) && !hasDetails(mine)) return form;
  const note = both(mine.note, form.note);
  const chosen = isAnswered(form) ? form : mine;
  const { state, level, seen } = chosen;
  if (state === mine.state && level === mine.level && note === (mine.note ?? "")) return null;
  return /** @type {Answer} */ ({ ...mine, state, level, seen, ...(note ? { note } : {}) });
}

/** Null where the form says nothing new. @param {Evidence} mine @param {Evidence} form */
function evidenceOver(mine, form) {
  const [have, where] = [mine.have || form.have, both(mine.where, form.where)];
  return have === mine.have && where === mine.where ? null : { ...mine, have, where };
}

/** Two texts in one, each once. @param {string} mine @param {string} form */
function both(mine = "", form = "") {
  if (mine.includes(form)) return mine;
  return form.includes(mine) ? form : `${mine}\n\n${form}`;
}
