/** What a reader's own pages say of answers: in words, each naming what it is about. */

import { make } from "../kit/make.js";
import { checkLink, levelNamed } from "../model/outline.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Standing } from "./scoring.js" */

/**
 * "3 of 6 rated; 1 not sure yet".
 * @param {import("./scoring.js").Counts} counts
 * @param {Translate} t
 */
export function countWords(counts, t) {
  const { all, rated, unsure, na, again, open } = counts;
  if (open === all) return t("my_progress.none", { count: all });
  const beside = Object.entries({ unsure, na, again }).filter(([, count]) => count > 0);
  const words = beside.map(([state, count]) => t(`my_progress.${state}`, { count }));
  return [t("my_progress.rated", { rated, count: all }), ...words].join("; ");
}

/**
 * The words of an answer.
 * @param {Standing} standing
 * @param {import("./changes.js").AnswerState | null} answer  null: not answered
 * @param {Translate} t
 */
export function answerWords({ framework }, answer, t) {
  if (answer === null || answer.state === "none") return t("my.open");
  if (answer.state !== "rated") return t(`my.${answer.state}`);
  return levelNamed(framework.scale.levels, answer.level)?.label ?? t("my.again");
}

/**
 * Why something is to be worked on first, one sentence a reason.
 * @param {Standing} standing
 * @param {Translate} t
 */
export function reasonWords(standing, t) {
  const { answer } = standing;
  const level = answerWords(standing, answer, t);
  const rated = answer?.state === "rated" ? t("my_progress.because_level", { level }) : "";
  const unsure = answer?.state === "unsure" ? t("my_progress.because_unsure") : "";
  const { matters } = answer ?? {};
  const important = matters === "high" || matters === "some" ? t(`my_progress.because_${matters}`) : "";
  const training = answer?.training ? t("my_progress.because_training") : "";
  return [rated, unsure, important, training].filter(Boolean).join(" ");
}

/** The link to where a competency is read. @param {Standing} standing */
export function readingLink(standing) {
  const { competency, framework } = standing;
  const words = make("a", { href: competency.link });
  if (framework.lang) words.lang = framework.lang;
  const code = codeOf(standing);
  if (code) words.append(make("span", { class: "chb-code" }, code), " ");
  words.append(competency.title);
  return words;
}

/** Codes of two frameworks may be the same. @param {Standing} standing */
export function codeOf({ competency, framework, alone }) {
  const { code } = competency;
  return code && !alone && framework.short ? `${framework.short} ${code}` : code;
}

/** The link to where it is rated. @param {Standing} standing @param {Translate} t */
export function ratingLink({ id, competency, framework }, t) {
  const about = make("span", { class: "chb-hidden" }, `: ${competency.title}`);
  const words = t("my_progress.my_answer");
  return make("a", { href: checkLink(framework, id, competency), class: "chb-my-answer" }, words, about);
}

/**
 * A list of which a long one shows its beginning; the rest unfolds, and prints unfolded.
 * @param {HTMLElement[]} items
 * @param {number} first
 * @param {Translate} t
 */
export function listOf(items, first, t) {
  const listed = (/** @type {HTMLElement[]} */ some) => {
    return make("ul", { class: "chb-my-list" }, ...some.map((item) => make("li", {}, item)));
  };
  // A fold for one thing more is no shorter than the thing.
  if (items.length <= first + 1) return [listed(items)];
  const count = items.length - first;
  const summary = make("summary", {}, t("my.more", { count }));
  const fold = make("details", { class: "chb-my-more" }, summary, listed(items.slice(first)));
  return [listed(items.slice(0, first)), fold];
}
