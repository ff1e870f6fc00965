/** Then and now: what has changed between two states of a reader's answers. Pure. */

import { isAnswered } from "../model/answer.js";
import { levelNamed } from "../model/outline.js";
import { hasOwn } from "../model/values.js";

/** @import { Standing } from "./scoring.js" */
/** @typedef {Pick<import("../model/snapshot.js").SnapshotAnswer, "state" | "level">} AnswerState */

/**
 * @typedef {object} Change  of one competency; null is not answered
 * @property {Standing} standing
 * @property {AnswerState | null} then
 * @property {AnswerState | null} now
 * @property {boolean} changed
 */

/**
 * Then and now of every competency answered at either time; the changed ones come first, each
 * group in the order of the handbook.
 * @param {Standing[]} standings
 * @param {Readonly<Record<string, AnswerState>>} then  by the competency's id
 * @returns {Change[]}
 */
export function changesSince(standings, then) {
  return sorted(
    standings.map((standing) => {
      const earlier = idsOf(standing).find((id) => hasOwn(then, id));
      return changeOf(standing, earlier === undefined ? null : (then[earlier] ?? null));
    }),
  );
}

/**
 * The same for what was rated as it was before a training, together with today's rating.
 * @param {Standing[]} standings
 * @returns {Change[]}
 */
export function changesSinceTraining(standings) {
  const trained = standings.filter(({ answer }) => answer?.then && isAnswered(answer));
  return sorted(
    trained.map((standing) => changeOf(standing, { state: "rated", level: standing.answer?.then ?? null })),
  );
}

/**
 * The competencies of a snapshot that this edition lacks.
 * @param {Standing[]} standings
 * @param {Readonly<Record<string, AnswerState>>} then
 */
export function missingFrom(standings, then) {
  const known = new Set(standings.flatMap(idsOf));
  return Object.keys(then).filter((id) => !known.has(id));
}

/** A competency's id, and those that it had. @param {Standing} standing */
const idsOf = ({ id, competency }) => [id, ...(competency.formerly ?? [])];

/** @param {Standing} standing @param {AnswerState | null} then @returns {Change} */
function changeOf(standing, then) {
  const { answer } = standing;
  const now = isAnswered(answer) ? answer : null;
  const same = then?.state === now?.state && levelOf(standing, then) === levelOf(standing, now);
  return { standing, then, now, changed: !same };
}

/** The level's id of today, by whatever id it was kept. @param {Standing} standing @param {AnswerState | null} said */
const levelOf = ({ framework }, said) =>
  levelNamed(framework.scale.levels, said?.level)?.id ?? said?.level ?? null;

/** @param {Change[]} changes */
const sorted = (changes) =>
  changes
    .filter(({ then, now }) => then !== null || now !== null)
    .sort((a, b) => Number(b.changed) - Number(a.changed));
