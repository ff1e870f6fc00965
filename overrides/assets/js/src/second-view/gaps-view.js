/** Two views as a strip: where each stands on the scale, the widest gap first. */

import { make } from "../kit/make.js";
import { levelsAbove, track, trackKey } from "../kit/track.js";
import { gapsOf } from "./side-by-side.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Apart, Sides } from "./side-by-side.js" */
/** @import { Scale } from "../model/outline.js" */

/**
 * What both have rated; nothing where they have nothing in common.
 * @param {Sides[]} sides
 * @param {Scale} scale
 * @param {[string, string]} names  whose the two are
 * @param {(id: string) => HTMLElement} title  of a competency
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
export function gapsView(sides, scale, names, title, t) {
  const apart = gapsOf(sides, scale);
  if (apart.length === 0) return [];
  const row = (/** @type {Apart} */ it) => rowOf(it, scale, names, title, t);
  const groups = [...new Set(apart.map(({ gap }) => gap))].map((gap) => {
    const rows = apart.filter((it) => it.gap === gap).map(row);
    const words = gap ? t("second_view.apart", { count: gap }) : t("second_view.same_step");
    const head = make("div", { class: "chb-strip-head" }, make("h3", {}, `${words} (${rows.length})`));
    head.append(levelsAbove(scale.levels));
    return make("div", { class: "chb-strip" }, head, make("ul", {}, ...rows));
  });
  const marks = /** @type {const} */ ([
    ["now", names[0]],
    ["other", names[1]],
  ]);
  const key = trackKey(marks, scale.levels);
  return [key, ...groups];
}

/**
 * @param {Apart} apart
 * @param {Scale} scale
 * @param {[string, string]} names
 * @param {(id: string) => HTMLElement} title
 * @param {Translate} t
 */
function rowOf({ id, one, other, gap }, { levels }, names, title, t) {
  const line = track(
    levels.length,
    [
      { place: one, kind: "now" },
      { place: other, kind: "other" },
    ],
    gap > 1 ? "chb-track--apart" : "",
  );
  // Whose it is, a mark says to the eye: names can be long, and stand in the key.
  const says = (
    /** @type {"now" | "other"} */ kind,
    /** @type {number} */ n,
    /** @type {number} */ place,
  ) => {
    const level = levels[place]?.label ?? "";
    const heard = make(
      "span",
      { class: "chb-hidden" },
      t("second_view.says", { name: names[n] ?? "", level }),
    );
    const mark = make("b", { class: `chb-mark--${kind}` });
    return make("p", { dir: "auto" }, heard, make("span", { "aria-hidden": "true" }, mark, " ", level));
  };
  const words = make("div", { class: "chb-strip-words" }, says("now", 0, one), says("other", 1, other));
  return make("li", {}, make("div", { class: "chb-strip-name" }, title(id)), line, words);
}
