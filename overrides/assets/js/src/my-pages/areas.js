/**
 * A framework's areas: for each, counts in words and a strip. A row a competency, the levels as
 * stops: where it is rated today, and where it was in a snapshot.
 */

import { make } from "../kit/make.js";
import { levelsAbove, track, trackKey } from "../kit/track.js";
import { isAnswered } from "../model/answer.js";
import { placeOf } from "../model/outline.js";
import { answerWords, countWords, readingLink } from "./answer-words.js";
import { countsOf } from "./scoring.js";

/** @import { Standing } from "./scoring.js" */
/** @import { AnswerState } from "./changes.js" */
/** @import { Translate } from "../kit/messages.js" */
/** @typedef {{name: string, answers: Map<Standing, AnswerState | null>}} Before  a snapshot */

/** An area with more competencies shows those that are answered. */
const MOST_ROWS = 40;

/**
 * @param {import("../model/outline.js").Framework} framework
 * @param {Standing[]} standings  all of it
 * @param {Before | null} before
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
export function areasOf(framework, standings, before, t) {
  const counts = countsOf(standings, framework.scale);
  const title = make("h4", {}, make("a", { href: framework.link }, framework.title));
  if (framework.lang) title.lang = framework.lang;
  const door = make("a", { href: framework.check, class: "chb-my-answer" }, t("my_progress.check"));
  const words = make("p", { class: "chb-my-words" }, countWords(counts, t), ". ", door);
  if (counts.open === counts.all) return [title, words];
  const marks = /** @type {const} */ ([
    ["now", t("my_progress.today")],
    ...(before ? [/** @type {const} */ (["then", before.name])] : []),
    ["star", t("map.matters")],
  ]);
  const key = trackKey(marks, framework.scale.levels);
  const areas = framework.domains.filter(({ competencies }) => competencies.length > 0);
  return [title, words, key, ...areas.map((area) => areaOf(area, framework, standings, before, t))];
}

/**
 * @param {import("../model/outline.js").Domain} area
 * @param {import("../model/outline.js").Framework} framework
 * @param {Standing[]} standings
 * @param {Before | null} before
 * @param {Translate} t
 */
function areaOf({ code, title, competencies }, framework, standings, before, t) {
  const inside = new Set(competencies);
  const own = standings.filter(({ id }) => inside.has(id));
  const counts = countsOf(own, framework.scale);
  const words = make("span", { class: "chb-area-words" }, countWords(counts, t));
  // What stands in no area, where there are no areas, was counted in words just before.
  const isWhole = !title && framework.domains.length === 1;
  const name = isWhole ? [] : [...titleOf(code, title, framework.lang), words];
  // An area without answers has nothing to draw.
  if (counts.open === counts.all) return make("p", { class: "chb-area-open" }, ...name);
  const shown = own.length > MOST_ROWS ? own.filter(({ answer }) => isAnswered(answer)) : own;
  const rows = shown.map((standing) => row(standing, before?.answers.get(standing) ?? null, t));
  const head = make("div", { class: "chb-strip-head" }, make("p", {}, ...name));
  head.append(levelsAbove(framework.scale.levels));
  return make("div", { class: "chb-strip" }, head, make("ul", {}, ...rows));
}

/** What stands in no area has no title either. @param {string} code @param {string} title @param {string} [lang] */
function titleOf(code, title, lang) {
  if (!title) return [];
  const name = make("span", { class: "chb-area-title" });
  if (code) name.append(make("span", { class: "chb-code" }, code), " ");
  if (lang) name.lang = lang;
  name.append(title);
  return [name, " "];
}

/** @param {Standing} standing @param {AnswerState | null} then @param {Translate} t */
function row(standing, then, t) {
  const { answer, framework } = standing;
  const { levels, best } = framework.scale;
  const place = placeOf(levels, answer?.level);
  const was = placeOf(levels, then?.level);
  const now = answerWords(standing, answer, t);
  const before = then ? answerWords(standing, then, t) : now;
  const back = best === "last" ? place < was : place > was;
  const marks = /** @type {const} */ ([
    { place: was === place ? -1 : was, kind: "then" },
    { place, kind: "now" },
  ]);
  const none = place < 0 && was < 0 ? "chb-track--none" : "";
  const line = track(levels.length, [...marks], back ? "chb-track--back" : none);
  const words = make("span", { class: "chb-strip-words" }, now);
  if (before !== now) words.append(` (${t("my_progress.before", { level: before })})`);
  const star = answer?.matters === "high" ? [matters(t)] : [];
  return make(
    "li",
    {},
    make("span", { class: "chb-strip-name" }, readingLink({ ...standing, alone: true }), ...star),
    line,
    words,
  );
}

/** @param {Translate} t */
const matters = (t) =>
  make(
    "span",
    {},
    " ",
    make("b", { class: "chb-mark--star" }),
    make("span", { class: "chb-hidden" }, t("map.matters")),
  );
