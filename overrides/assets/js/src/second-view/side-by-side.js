/** Two people's answers to one framework, side by side. Nothing is added up or averaged. Pure. */

import { isAnswered } from "../model/answer.js";
import { levelNamed, placeOf } from "../model/outline.js";

/** @import { Answer } from "../model/answer.js" */
/** @import { Framework } from "../model/outline.js" */

/**
 * @typedef {object} Pair
 * @property {string} id  of the competency
 * @property {Answer | null} one  null: not answered
 * @property {Answer | null} other
 *
 * @typedef {object} Sides  of a domain
 * @property {import("../model/outline.js").Domain} domain
 * @property {Pair[]} talk  answered differently: to be talked about
 * @property {Pair[]} agree
 * @property {Pair[]} alone  answered by one of the two
 * @property {string[]} open  answered by neither
 */

/**
 * @param {Framework} framework
 * @param {Map<string, Answer>} one  by the competency's id
 * @param {Map<string, Answer>} other
 * @returns {Sides[]}
 */
export const sidesOf = ({ domains, scale }, one, other) =>
  domains.map((domain) => {
    /** @type {Sides} */
    const sides = { domain, talk: [], agree: [], alone: [], open: [] };
    for (const id of domain.competencies) {
      const pair = { id, one: answered(one, id), other: answered(other, id) };
      if (pair.one && pair.other) sides[isSame(pair.one, pair.other) ? "agree" : "talk"].push(pair);
      else if (pair.one || pair.other) sides.alone.push(pair);
      else sides.open.push(id);
    }
    return sides;

    /** A renamed level is the same. @param {Answer} a @param {Answer} b */
    function isSame(a, b) {
      const named = (/** @type {Answer} */ { level }) => levelNamed(scale.levels, level)?.id ?? level;
      return a.state === b.state && named(a) === named(b);
    }
  });

/** @param {Map<string, Answer>} answers @param {string} id */
function answered(answers, id) {
  const answer = answers.get(id) ?? null;
  return isAnswered(answer) ? answer : null;
}

/** How many of each there are in all domains. @param {Sides[]} sides */
export function countSides(sides) {
  const count = (/** @type {"talk" | "agree" | "alone" | "open"} */ name) =>
    sides.reduce((sum, domain) => sum + domain[name].length, 0);
  return { talk: count("talk"), agree: count("agree"), alone: count("alone"), open: count("open") };
}

/**
 * @typedef {object} Apart  a competency that both have rated
 * @property {string} id
 * @property {number} one  the place on the scale, from 0 on
 * @property {number} other
 * @property {number} gap  how many steps lie between them
 */

/**
 * What both have rated, the widest gap first, then in the order of the handbook.
 * @param {Sides[]} sides
 * @param {import("../model/outline.js").Scale} scale
 * @returns {Apart[]}
 */
export function gapsOf(sides, { levels }) {
  const pairs = sides.flatMap(({ talk, agree, domain }) =>
    domain.competencies.flatMap((id) => [...talk, ...agree].filter((pair) => pair.id === id)),
  );
  const placed = pairs.map(({ id, one, other }) => ({
    id,
    one: placeOf(levels, one?.level),
    other: placeOf(levels, other?.level),
  }));
  return placed
    .filter(({ one, other }) => one >= 0 && other >= 0)
    .map((it) => ({ ...it, gap: Math.abs(it.one - it.other) }))
    .sort((a, b) => b.gap - a.gap);
}
