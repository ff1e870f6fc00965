/** A framework's areas: for each, counts in words and a table whose numbers have bars. */

import { make } from "../kit/make.js";
import { countWords } from "./answer-words.js";
import { countsOf } from "./scoring.js";

/** @import { Standing } from "./scoring.js" */
/** @import { Translate } from "../kit/messages.js" */

/**
 * @param {import("../model/outline.js").Framework} framework
 * @param {Standing[]} standings  all of it
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
export function areasOf(framework, standings, t) {
  const counts = countsOf(standings, framework.scale);
  const title = make("h4", {}, make("a", { href: framework.link }, framework.title));
  if (framework.lang) title.lang = framework.lang;
  const door = make("a", { href: framework.check, class: "chb-my-answer" }, t("my_progress.check"));
  const words = make("p", { class: "chb-my-words" }, countWords(counts, t), ". ", door);
  if (counts.open === counts.all) return [title, words];
  const areas = framework.domains.filter(({ competencies }) => competencies.length > 0);
  const longest = Math.max(...areas.map(({ competencies }) => competencies.length));
  const tables = areas.map((area) => areaOf(area, framework, standings, longest, t));
  return [title, words, make("div", { class: "chb-areas" }, ...tables)];
}

/**
 * @param {import("../model/outline.js").Domain} area
 * @param {import("../model/outline.js").Framework} framework
 * @param {Standing[]} standings
 * @param {number} longest  what the longest bar would stand for
 * @param {Translate} t
 */
function areaOf({ code, title, competencies }, framework, standings, longest, t) {
  const inside = new Set(competencies);
  const counts = countsOf(
    standings.filter(({ id }) => inside.has(id)),
    framework.scale,
  );
  const words = make("span", { class: "chb-area-words" }, countWords(counts, t));
  // What stands in no area, where there are no areas, was counted in words just before.
  const isWhole = !title && framework.domains.length === 1;
  const name = isWhole ? [hidden(framework.title)] : [...titleOf(code, title, framework.lang), words];
  // An area without answers has nothing to draw.
  if (counts.open === counts.all) return make("p", { class: "chb-area-open" }, ...name);
  const table = make("table", { class: "chb-bars" }, make("caption", {}, ...name), head(t));
  const rows = framework.scale.levels.map(({ label }, n) => row(label, counts.levels[n] ?? 0, longest));
  const { unsure, na, again, open } = counts;
  const beside = Object.entries({ unsure, na, again, open }).filter(([, count]) => count > 0);
  const others = beside.map(([state, count]) => row(t(`my.${state}`), count, longest, "beside"));
  table.append(make("tbody", {}, ...rows, ...others));
  return table;
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

/** Said to screen readers; on the screen the rows speak for themselves. @param {Translate} t */
function head(t) {
  const cell = (/** @type {string} */ key) => make("th", { scope: "col" }, hidden(t(key)));
  return make("thead", {}, make("tr", {}, cell("my_progress.answer"), cell("my_progress.how_many")));
}

/** @param {string} words */
const hidden = (words) => make("span", { class: "chb-hidden" }, words);

/**
 * @param {string} label
 * @param {number} count
 * @param {number} longest
 * @param {string} kind
 */
function row(label, count, longest, kind = "level") {
  const bar = make("span", { class: "chb-bar", "aria-hidden": "true" });
  bar.style.inlineSize = `calc((100% - 2em) * ${count / longest})`;
  bar.hidden = count === 0;
  const cell = make("td", {}, make("span", { class: "chb-bar-count" }, String(count)), bar);
  const name = make("th", { scope: "row" }, label);
  return make("tr", { class: `chb-bars-${kind}` }, name, cell);
}
