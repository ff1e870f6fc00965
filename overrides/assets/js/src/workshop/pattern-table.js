/** The pattern as the page shows it: a table for each item, with a bar for each level. */

import { make } from "../kit/make.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Line, Told, ToldItem } from "./pattern-words.js" */

/** @param {ToldItem} item @param {Translate} t */
export function patternOf({ title, told, moves }, t) {
  const shown = told.map((spread) => spreadOf(spread, title, t));
  const moved = moves
    ? [make("p", { class: "chb-room-moves" }, make("b", {}, `${t("room_pattern.moves")}: `), moves)]
    : [];
  return make("section", { class: "chb-room-item" }, make("h3", {}, title), ...shown, ...moved);
}

/** @param {Told} told @param {string} title @param {Translate} t */
function spreadOf({ when, words, lines }, title, t) {
  const label = when ? [make("b", { class: "chb-label" }, when)] : [];
  if (words)
    return make("div", { class: "chb-room-spread" }, ...label, make("p", { class: "chb-room-lean" }, words));
  const caption = make("caption", { class: when ? "chb-label" : "chb-hidden" }, when || title);
  const head = make(
    "tr",
    {},
    ...["level", "answers"].map((key) => make("th", { scope: "col" }, t(`room_pattern.${key}`))),
  );
  const body = make("tbody", {}, ...lines.map(rowOf));
  const table = make(
    "table",
    { class: "chb-room-table" },
    caption,
    make("thead", { class: "chb-hidden" }, head),
    body,
  );
  return make("div", { class: "chb-room-spread" }, table);
}

/** @param {Line} line */
function rowOf({ level, words, least, most }) {
  const bars = most > 0 ? [bar("chb-room-most", most), bar("chb-room-least", least)] : [];
  const answers = make(
    "td",
    {},
    make("span", { class: "chb-room-bar", "aria-hidden": "true" }, ...bars),
    words,
  );
  return make("tr", {}, make("th", { scope: "row" }, level), answers);
}

/** @param {string} name @param {number} part */
function bar(name, part) {
  const drawn = make("i", { class: name });
  drawn.style.inlineSize = `${part * 100}%`;
  return drawn;
}
