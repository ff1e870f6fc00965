/** Then and now, as a table: what changed, and folded below it what is the same. */

import { make } from "../kit/make.js";
import { answerWords, readingLink } from "./answer-words.js";

/** @import { Change } from "./changes.js" */
/** @import { Translate } from "../kit/messages.js" */

/**
 * What changed as a table; folded up below it what is answered since then, and what is the same.
 * @param {Change[]} changes
 * @param {(count: number) => string} caption  of the changed ones; of none it says that
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
export function changesTables(changes, caption, t) {
  const changed = changes.filter((change) => change.changed && change.then !== null);
  const fresh = changes.filter(({ then }) => then === null);
  const same = changes.filter((change) => !change.changed);
  const words = caption(changed.length);
  const first = changed.length ? tableOf(changed, words, t) : make("p", {}, words);
  return [first, ...foldOf("snapshot.fresh", fresh, t), ...foldOf("snapshot.same", same, t)];
}

/** @param {string} key @param {Change[]} changes @param {Translate} t */
function foldOf(key, changes, t) {
  if (changes.length === 0) return [];
  const words = t(key, { count: changes.length });
  const fold = make("details", { class: "chb-my-more" }, make("summary", {}, words));
  fold.append(tableOf(changes, words, t));
  return [fold];
}

/** @param {Change[]} changes @param {string} caption @param {Translate} t */
function tableOf(changes, caption, t) {
  const [then, now] = [t("snapshot.then"), t("snapshot.now")];
  const heads = [t("snapshot.competency"), then, now].map((words) => make("th", { scope: "col" }, words));
  const rows = changes.map((change) => {
    const name = make("th", { scope: "row" }, readingLink(change.standing));
    const cell = (/** @type {string} */ column, /** @type {string} */ words) =>
      make("td", { "data-column": column }, words);
    const before = cell(then, answerWords(change.standing, change.then, t));
    return make("tr", {}, name, before, cell(now, answerWords(change.standing, change.now, t)));
  });
  return make(
    "table",
    { class: "chb-changes" },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows),
  );
}
