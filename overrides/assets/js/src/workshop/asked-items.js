/** Which items of a session a room is asked, with the levels of their scales. Pure. */

import { competencyOf } from "../model/outline.js";

/** @import { Competency, Framework, Outline } from "../model/outline.js" */
/** @import { Asked } from "./asked.js" */
/** @import { Session } from "../model/session-address.js" */
/** @typedef {{id: string, competency: Competency, framework: Framework}} Question */

/** More take a room too long, and make codes too fine to be scanned. */
export const MOST_ASKED = 12;

/**
 * What of a session can be rated, in its order; none where nothing can.
 * @param {Session} session
 * @param {Outline} outline
 * @returns {Question[]}
 */
export const ratedIn = ({ parts }, outline) =>
  parts.flatMap(({ id }) => {
    const competency = competencyOf(outline, id);
    const framework = outline.frameworks.find((it) => it.id === competency?.framework);
    return competency && framework ? [{ id, competency, framework }] : [];
  });

/** The levels of a question's scale, the lowest first. @param {Question} question */
export function levelsUp({ framework: { scale } }) {
  return scale.best === "first" ? [...scale.levels].reverse() : scale.levels;
}

/**
 * What codes are made of.
 * @param {Session} session
 * @param {Question[]} questions
 * @returns {Asked}
 */
export const askedOf = ({ token, thenAndNow }, questions) => ({
  token,
  thenAndNow,
  items: questions.map((question) => ({
    id: question.id,
    hash: question.competency.hash,
    levels: levelsUp(question).map(({ id }) => id),
  })),
});
