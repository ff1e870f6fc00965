/** What is kept, seen through this edition's outline. Pure. */

import { isKept } from "../model/answer.js";
import { isSession } from "../model/kept-session.js";
import { compareTexts, isRemoval, placeOf, readAs } from "../model/kinds.js";
import { competencyOf, idsOf } from "../model/outline.js";
import { isOwn } from "../model/ownership.js";

/** @import { Answer } from "../model/answer.js" */
/** @import { Texts } from "../model/kinds.js" */
/** @import { Framework, Outline } from "../model/outline.js" */

/**
 * A record's answers to a framework, by today's ids. What was answered under a former id counts,
 * the newest of all; what says nothing is left out.
 * @param {Outline} outline
 * @param {Framework} framework
 * @param {Texts} records
 * @param {string} record
 * @returns {Map<string, Answer>}
 */
export function answersTo(outline, framework, records, record = framework.record) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  for (const id of idsOf(framework)) {
    const ids = [id, ...(competencyOf(outline, id)?.formerly ?? [])];
    const texts = ids.map((each) => records.get(`${record}:answer:${each}`) ?? "").filter(Boolean);
    const name = `${record}:answer:${id}`;
    const [text] = texts.sort((a, b) => compareTexts(name, b, a));
    const answer = text === undefined ? null : asAnswer(name, text);
    if (isKept(answer)) answers.set(id, answer);
  }
  return answers;
}

/**
 * Answers to what this edition no longer has, in the order of their names.
 * @param {Outline} outline
 * @param {Texts} records
 * @returns {{name: string, record: string, id: string, answer: Answer}[]}
 */
export function obsoleteAnswers({ competencies }, records) {
  const ids = new Set(Object.entries(competencies).flatMap(([id, { formerly = [] }]) => [id, ...formerly]));
  return [...records].flatMap(([name, text]) => {
    const { record = "", part, ids: [id = ""] = [] } = placeOf(name) ?? {};
    if (part !== "answer" || ids.has(id)) return [];
    const answer = asAnswer(name, text);
    return isKept(answer) ? [{ name, record, id, answer }] : [];
  });
}

/**
 * @typedef {object} Amounts  of what is kept and says something, but for answers to this edition
 * @property {number} sheets  copies of worksheets
 * @property {number} sessions  prepared for a workshop: one at most
 * @property {number} snapshots
 * @property {number} evidence  lines of an agency's checklist
 * @property {number} views  records of somebody else
 */

/** @param {Outline} outline @param {Texts} records @returns {Amounts} */
export function amountsOf(outline, records) {
  const saying = (/** @type {Texts} */ texts) =>
    [...texts].filter(([name, text]) => !isRemoval(readAs(name, text).record));
  const names = saying(records).map(([name]) => name);
  const sessions = names.filter(isSession).length;
  const places = names.map(placeOf);
  const count = (/** @type {string} */ part) => places.filter((it) => it?.part === part).length;
  const others = places.map((it) => it?.record ?? "me").filter((it) => !isOwn(it));
  return {
    sheets: count("sheet") - sessions,
    sessions,
    snapshots: count("snapshot"),
    evidence: saying(linesIn(outline, records)).length,
    views: new Set(others).size,
  };
}

/**
 * The newest text of each line of evidence, by today's id: below a former one it is the same line.
 * @param {Outline} outline
 * @param {Texts} records
 * @returns {Texts}
 */
function linesIn({ evidence = {} }, records) {
  const renamed = Object.entries(evidence).flatMap(([id, formerly]) =>
    formerly.map((former) => /** @type {const} */ ([former, id])),
  );
  const today = new Map(renamed);
  /** @type {Texts} */
  const lines = new Map();
  for (const [name, text] of records) {
    const { record, part, ids: [id = ""] = [] } = placeOf(name) ?? {};
    if (part !== "evidence") continue;
    const line = `${record}:evidence:${today.get(id) ?? id}`;
    const other = lines.get(line);
    if (other === undefined || compareTexts(line, text, other) > 0) lines.set(line, text);
  }
  return lines;
}

/**
 * How some answers stand.
 * @param {Iterable<Answer>} answers
 */
export function countsOf(answers) {
  const counts = { rated: 0, unsure: 0, na: 0, notes: 0, plans: 0 };
  for (const { state, note, evidence, plan } of answers) {
    if (state !== "none") counts[state] += 1;
    if (note || evidence) counts.notes += 1;
    if (plan) counts.plans += 1;
  }
  return counts;
}

/**
 * What has changed since all was last saved to a file.
 * @param {import("../model/settings.js").Settings} settings
 * @param {string} mark  of what is kept now
 * @param {Texts} records
 * @returns {{at: string, changed: boolean, count: number} | null}
 *   null: never saved; `count` is 0 where it cannot be told how many, such as after the clock was
 *   moved back
 */
export function changesSinceSave({ saved }, mark, records) {
  if (!saved) return null;
  if (saved.mark === mark) return { at: saved.at, changed: false, count: 0 };
  const later = [...records].filter(([name, text]) => (readAs(name, text).record?.at ?? "") > saved.at);
  return { at: saved.at, changed: true, count: later.length };
}

/** @param {string} name @param {string} text */
const asAnswer = (name, text) => /** @type {Answer | null} */ (readAs(name, text).record);
