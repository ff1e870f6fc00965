/**
 * What a reader's answers say: counts, what goes well, what to work on first. All of it is pure.
 *
 * Nothing is added up over levels: a scale's words are in an order, and no more than that.
 */

import { isAnswered } from "../model/answer.js";
import { competencyOf, idsOf, levelNamed } from "../model/outline.js";
import { isSameWording } from "../model/wording.js";

/** @import { Answer } from "../model/answer.js" */
/** @import { Framework, Scale } from "../model/outline.js" */

/**
 * @typedef {object} Standing  a competency with what is known of it
 * @property {string} id
 * @property {import("../model/outline.js").Competency} competency
 * @property {Framework} framework
 * @property {boolean} alone  whether its framework is the only one, so that a code is enough
 * @property {Answer | null} answer
 *
 * @typedef {object} Counts  the last five numbers add up to the first
 * @property {number} all
 * @property {number} rated
 * @property {number} unsure
 * @property {number} na
 * @property {number} again  rated in words that the scale no longer has
 * @property {number} open  not answered
 * @property {number[]} levels  of those rated, for each level of the scale
 *
 * @typedef {object} Priority
 * @property {Standing} standing
 * @property {number} gap  steps to the best level; 1 where the reader is not sure
 */

/**
 * Every competency of a record's frameworks, in the order of the handbook.
 * @param {import("../model/outline.js").Outline} outline
 * @param {string} record
 * @param {(id: string) => Answer | null} answerOf
 * @returns {Standing[]}
 */
export function standingsOf(outline, record, answerOf) {
  const frameworks = outline.frameworks.filter((framework) => framework.record === record);
  return frameworks.flatMap((framework) =>
    idsOf(framework).flatMap((id) => {
      const competency = competencyOf(outline, id);
      const alone = frameworks.length === 1;
      return competency ? [{ id, competency, framework, alone, answer: answerOf(id) }] : [];
    }),
  );
}

/**
 * How many steps a level is from the best one, which is 0; null where the scale lacks it.
 * @param {Scale} scale
 * @param {string | null | undefined} level
 */
export function gapOf({ levels, best }, level) {
  const step = levelNamed(levels, level);
  if (!step) return null;
  const place = levels.indexOf(step);
  return best === "last" ? levels.length - 1 - place : place;
}

/** The same of what a competency is rated; null where it is not. @param {Standing} standing */
const gapIn = ({ framework, answer }) =>
  answer?.state === "rated" ? gapOf(framework.scale, answer.level) : null;

/**
 * How many of the standings, all of frameworks with this scale, are answered how.
 * @param {Standing[]} standings
 * @param {Scale} scale
 * @returns {Counts}
 */
export function countsOf(standings, scale) {
  /** @param {string} state */
  const having = (state) => standings.filter(({ answer }) => answer?.state === state);
  const rated = having("rated");
  const chosen = rated.map(({ answer }) => levelNamed(scale.levels, answer?.level));
  const levels = scale.levels.map((level) => chosen.filter((one) => one === level).length);
  const total = levels.reduce((sum, count) => sum + count, 0);
  const [unsure, na] = [having("unsure").length, having("na").length];
  const open = standings.length - rated.length - unsure - na;
  const again = rated.length - total;
  return { all: standings.length, rated: total, unsure, na, again, open, levels };
}

/**
 * What goes well: what is rated in words of the better half of the scale, the best words first,
 * then in the order of the handbook.
 * @param {Standing[]} standings
 */
export function strengthsOf(standings) {
  const well = standings.filter(goesWell);
  return well.sort((a, b) => Number(gapIn(a)) - Number(gapIn(b)));
}

/**
 * What to work on first: what matters much before all else, then what is farthest from the best
 * words, then what training is wanted on, then in the order of the handbook. Left out is what is
 * rated best; and what goes well or matters little, unless it matters much or training on it is
 * wanted.
 * @param {Standing[]} standings
 * @returns {Priority[]}
 */
export function prioritiesOf(standings) {
  const candidates = standings.flatMap((standing) => {
    const { answer } = standing;
    const gap = answer?.state === "unsure" ? 1 : gapIn(standing);
    if (gap === null || gap === 0) return [];
    const wanted = answer?.matters === "high" || answer?.training === true;
    const canWait = goesWell(standing) || answer?.matters === "low";
    return wanted || !canWait ? [{ standing, gap }] : [];
  });
  return candidates.sort((a, b) => matters(b) - matters(a) || b.gap - a.gap || training(b) - training(a));
}

/** The middle of a scale with an odd number of levels is neither half. @param {Standing} standing */
function goesWell(standing) {
  const gap = gapIn(standing);
  return gap !== null && gap < (standing.framework.scale.levels.length - 1) / 2;
}

/** All that training is wanted on, rated or not. @param {Standing[]} standings */
export const trainingOf = (standings) => standings.filter(({ answer }) => answer?.training === true);

/** Whether the wording has changed since it was answered. @param {Standing} standing */
export function isReworded({ competency, framework: { language, scale }, answer }) {
  const { hash, statement, asks: text = statement, earlier = [], same = [], levels = {} } = competency;
  if (!isAnswered(answer)) return false;
  const chosen = answer.state === "rated" ? levelNamed(scale.levels, answer.level) : undefined;
  const level = chosen ? { ...chosen, anchor: chosen.text, descriptor: levels[chosen.id] } : null;
  return !isSameWording(answer.seen, { hash, earlier, text, same, language, level });
}

/** @param {Priority} priority */
const matters = ({ standing }) => Number(standing.answer?.matters === "high");

/** @param {Priority} priority */
const training = ({ standing }) => Number(standing.answer?.training === true);
