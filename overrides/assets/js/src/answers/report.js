/** A reader's answers as a table, and as a report in words. Pure. */

import { competencyOf, levelNamed } from "../model/outline.js";
import { isOwn } from "../model/ownership.js";
import { answersTo, obsoleteAnswers } from "./summary.js";

/** @import { Answer } from "../model/answer.js" */
/** @import { Outline, Scale } from "../model/outline.js" */
/** @import { Texts } from "../model/kinds.js" */
/** @import { Translate } from "../kit/messages.js" */

/**
 * @typedef {object} ReportRow  an answer in words; "" for what is not said
 * @property {string} code
 * @property {string} title
 * @property {string} statement
 * @property {string} answer  its label
 * @property {string} anchor  the words of the level
 * @property {string} then  the label of the level before a training
 * @property {string} matters
 * @property {string} training
 * @property {string} note
 * @property {string[]} evidence
 * @property {import("../model/details.js").Plan | null} plan
 *
 * @typedef {object} Part  of a report: a framework, or a domain
 * @property {string} framework
 * @property {string} domain  its code and title
 * @property {ReportRow[]} said
 */

/**
 * What an answer says. `scale` is null for one to what this edition no longer has.
 * @param {Answer} answer
 * @param {Scale | null} scale
 * @param {Translate} t
 */
export function answerInWords({ state, level, seen }, scale, t) {
  if (state === "none") return { label: t("answers.no_answer"), anchor: "" };
  if (state !== "rated") return { label: t(`answers.${state}`), anchor: "" };
  const step = levelNamed(scale?.levels ?? [], level);
  const label = step?.label ?? (seen?.label || t("answers.level_gone"));
  return { label, anchor: step?.text ?? "" };
}

/**
 * All answers of a record and its framework, domain by domain, in the order of the handbook; last,
 * those that this edition no longer has.
 * @param {Outline} outline
 * @param {Texts} records
 * @param {Translate} t
 * @param {boolean} notes  whether notes, evidence and plans go along
 * @returns {Part[]}
 */
export function reportOf(outline, records, t, notes) {
  const parts = outline.frameworks.flatMap((framework) => {
    const answers = answersTo(outline, framework, records);
    return framework.domains.map(({ code, title, competencies }) => ({
      framework: framework.title,
      domain: [code, title].filter(Boolean).join(" "),
      said: competencies.flatMap((id) => {
        const [answer, competency] = [answers.get(id), competencyOf(outline, id)];
        if (!answer || !competency) return [];
        const statement = competency.asks ?? competency.statement;
        return [{ ...competency, statement, ...inWords(answer, framework.scale, t, notes) }];
      }),
    }));
  });
  const gone = obsoleteAnswers(outline, records)
    .filter(({ record }) => isOwn(record))
    .map(({ id, answer }) => ({
      ...{ code: "", title: id, statement: answer.seen?.text ?? "" },
      ...inWords(answer, null, t, notes),
    }));
  return [...parts, { framework: t("answers.gone_title"), domain: "", said: gone }].filter(
    ({ said }) => said.length > 0,
  );
}

/** @param {Answer} answer @param {Scale | null} scale @param {Translate} t @param {boolean} notes */
function inWords(answer, scale, t, notes) {
  const { label, anchor } = answerInWords(answer, scale, t);
  const { then, matters, training, note = "", evidence = [], plan = null } = answer;
  return {
    answer: label,
    anchor,
    then: then ? (levelNamed(scale?.levels ?? [], then)?.label ?? t("answers.level_gone")) : "",
    matters: matters ? t(`answers.matters_${matters}`) : "",
    training: training ? t("answers.yes") : "",
    note: notes ? note : "",
    evidence: notes ? evidence : [],
    plan: notes ? plan : null,
  };
}

/** The columns of the table, by what they say; and those that come with the notes. */
const COLUMNS = "framework domain code title statement answer then matters training".split(" ");
const OF_NOTES = ["note", "evidence", "goal", "steps", "support", "due"];

/**
 * The table of a report: its heading, and a row for each answer.
 * @param {Part[]} parts
 * @param {Translate} t
 * @param {boolean} notes
 * @returns {string[][]}
 */
export function tableOf(parts, t, notes) {
  const columns = notes ? [...COLUMNS, ...OF_NOTES] : COLUMNS;
  const rows = parts.flatMap(({ framework, domain, said }) =>
    said.map((each) => {
      const { goal = "", steps = [], support = "", due = "" } = each.plan ?? {};
      /** @type {Record<string, unknown>} */
      const cells = { framework, domain, ...each, goal, steps: steps.join("\n"), support, due };
      cells.evidence = each.evidence.join("\n");
      return columns.map((name) => String(cells[name] ?? ""));
    }),
  );
  return [columns.map((name) => t(`answers.column_${name}`)), ...rows];
}
