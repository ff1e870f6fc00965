/** What lies over a screen for a moment: the keys, the code as large as it gets, the choice of columns. */

import { make } from "../kit/make.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Column } from "./cards.js" */

/** Each key as a presenter knows it, and the message that says what it does. */
const KEYS = [
  ["PageDown → ↓", "next"],
  ["PageUp ← ↑", "back"],
  ["Shift →", "next_item"],
  ["Shift ←", "back_item"],
  ["Home", "first"],
  ["End", "last"],
  ["B .", "blank"],
  ["+", "larger"],
  ["−", "smaller"],
  ["D", "dark"],
  ["Q", "code"],
  ["C", "columns"],
  ["F F5", "full"],
  ["?", "keys"],
  ["Esc", "leave"],
];

export class Panel {
  constructor() {
    this.element = make("div", { class: "chb-present-panel", role: "group", tabindex: "-1", hidden: "" });
    this.of = "";
  }

  /** Open for something, or close where it is open for that. @param {string} of @param {string} label @param {Node[]} inside */
  toggle(of, label, inside) {
    if (this.of === of) return this.close();
    this.of = of;
    this.element.hidden = false;
    this.element.setAttribute("aria-label", label);
    this.element.dataset.of = of;
    this.element.replaceChildren(...inside);
    this.element.focus();
  }

  close() {
    this.of = "";
    this.element.hidden = true;
  }
}

/** @param {Translate} t @returns {Node[]} */
export function keyTable(t) {
  const rows = KEYS.map(([keys = "", act = ""]) => {
    const names = keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "]);
    return make("div", {}, make("dt", {}, ...names), make("dd", {}, t(`present.${act}`)));
  });
  return [make("h3", {}, t("present.keys")), make("dl", {}, ...rows)];
}

/**
 * The choice of the columns that stand side by side.
 * @param {Column[]} columns
 * @param {string[]} chosen  ids
 * @param {number} most
 * @param {Translate} t
 * @param {(ids: string[]) => void} choose
 * @returns {Node[]}
 */
export function columnChoice(columns, chosen, most, t, choose) {
  const boxes = columns.map(({ id }) => make("input", { type: "checkbox", value: id }));
  const limit = () => {
    const ids = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    for (const box of boxes) box.disabled = ids.length >= most && !box.checked;
    return ids;
  };
  for (const box of boxes) {
    box.checked = chosen.includes(box.value);
    box.addEventListener("change", () => choose(limit()));
  }
  limit();
  const labels = columns.map(({ name }, at) =>
    make("label", {}, /** @type {Node} */ (boxes[at]), ` ${name}`),
  );
  return [make("fieldset", {}, make("legend", {}, t("present.choose", { count: most })), ...labels)];
}
