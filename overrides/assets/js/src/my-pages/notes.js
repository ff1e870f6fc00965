/** What is kept but cannot be shown among the answers, named: nothing is dropped in silence. */

import { make } from "../kit/make.js";
import { competencyOf } from "../model/outline.js";
import { isolate } from "../model/sheet.js";
import { listOf, ratingLink } from "./answer-words.js";
import { isReworded } from "./scoring.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Oddities } from "./own-answers.js" */

const MOST_NAMED = 3;

/**
 * @param {Oddities} oddities
 * @param {import("../model/outline.js").Outline} outline
 * @param {import("./scoring.js").Standing[]} standings  of which the reworded are named
 * @param {Translate} t
 * @param {string} link  to where all that is kept can be seen
 * @param {string} changes  to what this edition changed
 * @returns {HTMLElement[]}
 */
export function notesOf({ corrupt, newer, gone }, outline, standings, t, link, changes) {
  const title = (/** @type {string} */ id) => competencyOf(outline, id)?.title ?? id;
  const notes = [
    noteOf("my.unreadable", corrupt.map(title), t),
    noteOf("my.newer", newer.map(title), t),
    noteOf(
      "my.gone",
      gone.map(({ id, answer }) => answer.seen?.text || id),
      t,
    ),
  ].flat();
  const all = make("a", { href: link }, t("my.gone_link"));
  if (link) notes[notes.length - 1]?.append(" ", all);
  return [...notes, ...reworded(standings, t, changes)];
}

/** @param {string} key @param {string[]} titles @param {Translate} t */
function noteOf(key, titles, t) {
  if (titles.length === 0) return [];
  const named = titles.slice(0, MOST_NAMED).map((title) => t("my.quoted", { title: isolate(title) }));
  const more = titles.length > MOST_NAMED ? ", …" : "";
  const words = t(key, { count: titles.length, titles: named.join(", ") + more });
  return [make("p", { class: "chb-note" }, words)];
}

/** @param {import("./scoring.js").Standing[]} standings @param {Translate} t @param {string} changes */
function reworded(standings, t, changes) {
  const affected = standings.filter(isReworded);
  if (affected.length === 0) return [];
  const words = make("p", {}, t("my.reworded", { count: affected.length }));
  const links = affected.map((standing) => {
    const link = ratingLink(standing, t);
    link.textContent = standing.competency.title;
    return link;
  });
  const why = make("p", {}, make("a", { href: changes }, t("my.changes_link")));
  return [make("div", { class: "chb-note" }, words, ...listOf(links, MOST_NAMED, t), why)];
}
