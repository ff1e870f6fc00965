/** The outline: what this edition's frameworks hold. A script brings it; nothing is fetched. Pure. */

import { hasOwn } from "./values.js";

/**
 * @typedef {object} Level  a worded step of a scale
 * @property {string} id  unique in the handbook, so that it names its scale
 * @property {string} label
 * @property {string} [number]  that the label begins with, where its source numbers it
 * @property {string} text
 * @property {string[]} [criteria]
 * @property {string[]} [formerly]  ids that it had in earlier editions
 * @property {string[]} [same]  earlier words that mean the same
 *
 * @typedef {object} Scale
 * @property {string} id
 * @property {Level[]} levels  in the order of the handbook
 * @property {"first" | "last"} best  which end of the levels is the best
 *
 * @typedef {object} Domain
 * @property {string} id
 * @property {string} code  "" where it has none
 * @property {string} title  "" for what stands in no domain
 * @property {string[]} competencies  ids, at any depth below it, in the order of the handbook
 * @property {string} [check]  the page where it is rated, where that is not the framework's
 *
 * @typedef {object} Framework
 * @property {string} id
 * @property {string} title
 * @property {string} [short]  a word or two, before a code
 * @property {"me" | "agency"} record  under whose name its answers are kept
 * @property {string} link  to where it is read; all links are relative to the page
 * @property {string} check  to the page where it is rated
 * @property {Scale} scale
 * @property {string} language  of what it asks
 * @property {Domain[]} domains
 * @property {string} [lang]  where it is not the page's
 *
 * @typedef {object} Competency
 * @property {string} code  "" where it has none
 * @property {string} title
 * @property {string} statement
 * @property {string} [asks]  the sentence that is answered, where it is another one
 * @property {string} hash  of the statement's wording
 * @property {string} link
 * @property {string} framework
 * @property {string} [check]  the page where it is rated, where that is not its area's
 * @property {string[]} [formerly]  ids that it had in earlier editions
 * @property {string[]} [earlier]  hashes of wordings that mean the same
 * @property {string[]} [same]  these wordings
 * @property {Record<string, string>} [levels]  what it says itself of levels, by their ids
 *
 * @typedef {object} Outline
 * @property {string} edition
 * @property {Framework[]} frameworks  in the order of the handbook
 * @property {Record<string, Competency>} competencies  by id
 * @property {Record<string, string[]>} [evidence]  the ids that lines had before, by today's
 */

/**
 * An outline whose links begin at a page, given the way from it to the site's root: `../../`.
 * @template {Pick<Outline, "frameworks" | "competencies">} T
 * @param {T} outline  with links from the site's root
 * @param {string} base
 * @returns {T}
 */
export function withBase(outline, base) {
  /** @template {{link?: string, check?: string}} P @param {P} place @returns {P} */
  const based = (place) => ({
    ...place,
    ...(place.link && { link: base + place.link }),
    ...(place.check && { check: base + place.check }),
  });
  const competencies = Object.entries(outline.competencies).map(([id, it]) => [id, based(it)]);
  return {
    ...outline,
    frameworks: outline.frameworks.map((it) => ({ ...based(it), domains: it.domains.map(based) })),
    competencies: Object.fromEntries(competencies),
  };
}

/**
 * A competency of this edition; null for an id that it lacks, `__proto__` too.
 * @param {Outline} outline
 * @param {string} id
 */
export const competencyOf = ({ competencies }, id) =>
  hasOwn(competencies, id) ? (competencies[id] ?? null) : null;

/** The frameworks that rate a person: an agency's scale never meets one. @param {Pick<Outline, "frameworks">} outline */
export const ratingPeople = ({ frameworks }) => frameworks.filter(({ record }) => record === "me");

/** The ids of a framework's competencies, in the order of the handbook. @param {Framework} it */
export const idsOf = ({ domains }) => domains.flatMap(({ competencies }) => competencies);

/** Where a competency is rated. @param {Framework} framework @param {string} id @param {Competency} it */
export function checkLink({ check, domains }, id, it) {
  const area = domains.find((domain) => domain.check && domain.competencies.includes(id));
  return `${it.check ?? area?.check ?? check}#check-${id}`;
}

/**
 * The level that an answer means: the one of its id, or the one that had it before; undefined
 * where this edition's scale has neither.
 * @template {{id: string, formerly?: readonly string[]}} T
 * @param {readonly T[]} levels
 * @param {string | null | undefined} id
 */
export const levelNamed = (levels, id) =>
  levels.find((level) => level.id === id) ??
  levels.find(({ formerly = [] }) => id != null && formerly.includes(id));

/**
 * The place of that level on its scale, from 0 on; -1 where there is none.
 * @param {readonly {id: string, formerly?: readonly string[]}[]} levels
 * @param {string | null | undefined} id
 */
export const placeOf = (levels, id) => levels.indexOf(/** @type {any} */ (levelNamed(levels, id)));
