/** The parts of a session in their order: each with its minutes, the columns it shows, and notes. */

import { button, make } from "../kit/make.js";
import { MOST_MINUTES } from "../model/session-address.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Part } from "../model/session-address.js" */
/** @import { SessionItem } from "../model/session-items.js" */
/**
 * @typedef {object} Acts
 * @property {(at: number, by: 1 | -1) => void} move
 * @property {(at: number) => void} remove
 * @property {(at: number, change: Partial<Part>) => void} change
 * @property {(id: string, text: string) => void} note
 */

/** What a part is called. @param {Part} part @param {SessionItem | undefined} item @param {Translate} t */
export const nameOf = ({ id }, item, t) =>
  id === "" ? t("workshop.break") : (item?.title ?? t("workshop.gone", { id }));

export class PartList {
  /** @param {HTMLElement} list @param {Map<string, SessionItem>} items @param {Translate} t @param {Acts} acts */
  constructor(list, items, t, acts) {
    this.list = list;
    this.items = items;
    this.t = t;
    this.acts = acts;
  }

  /** @param {Part[]} parts @param {Record<string, string>} notes */
  show(parts, notes) {
    const open = new Set([...this.list.querySelectorAll("details[open]")].map(({ id }) => id));
    this.list.replaceChildren(
      ...parts.map((part, at) => this.entry(part, at, parts.length, notes[part.id] ?? "")),
    );
    for (const fold of this.list.querySelectorAll("details")) fold.open = open.has(fold.id);
  }

  /** Where the focus goes after a part was moved. @param {number} at @param {"up" | "down"} act */
  focus(at, act) {
    const entry = this.list.children[at];
    const wanted = /** @type {HTMLButtonElement | null | undefined} */ (
      entry?.querySelector(`[data-act=${act}]`)
    );
    const other = /** @type {HTMLButtonElement | null | undefined} */ (
      entry?.querySelector("button:not([disabled])")
    );
    (wanted?.disabled ? other : wanted)?.focus();
  }

  /** @private @param {Part} part @param {number} at @param {number} count @param {string} note */
  entry(part, at, count, note) {
    const { items, t } = this;
    const item = items.get(part.id);
    const name = nameOf(part, item, t);
    const title = item ? make("a", { href: item.link }, name) : make("span", {}, name);
    const place = item?.place ? [make("span", { class: "chb-my-aside" }, item.place)] : [];
    const head = make("div", { class: "chb-workshop-name" }, title, ...place);
    const minutes = this.minutesField(part, at, name);
    const more = [
      ...(item ? this.columns(item, part, at) : []),
      ...(part.id ? [this.noteFold(part.id, note, name)] : []),
    ];
    return make("li", {}, head, minutes, this.buttons(at, count, name), ...more);
  }

  /** @private @param {Part} part @param {number} at @param {string} name */
  minutesField({ minutes }, at, name) {
    const { t } = this;
    const field = make("input", { type: "text", inputmode: "numeric", maxlength: "3", autocomplete: "off" });
    field.value = String(minutes);
    field.setAttribute("aria-label", t("workshop.minutes_of", { title: name }));
    field.addEventListener("change", () => {
      const typed = /^\d{1,3}$/.test(field.value.trim())
        ? Math.min(Number(field.value), MOST_MINUTES)
        : minutes;
      this.acts.change(at, { minutes: typed });
    });
    return make("label", { class: "chb-workshop-minutes" }, field, ` ${t("workshop.minutes_unit")}`);
  }

  /** @private @param {number} at @param {number} count @param {string} name */
  buttons(at, count, name) {
    const { t, acts } = this;
    const up = button(t("workshop.up"), () => acts.move(at, -1), name);
    const down = button(t("workshop.down"), () => acts.move(at, 1), name);
    up.dataset.act = "up";
    down.dataset.act = "down";
    up.disabled = at === 0;
    down.disabled = at === count - 1;
    return make(
      "p",
      { class: "chb-buttons" },
      up,
      down,
      button(t("workshop.remove"), () => acts.remove(at), name),
    );
  }

  /** Of a row: which columns are shown; all where none is chosen. @private @param {SessionItem} item @param {Part} part @param {number} at */
  columns({ columns, title }, part, at) {
    if (columns.length === 0) return [];
    const boxes = columns.map(([id, name]) => {
      const box = make("input", { type: "checkbox", value: id });
      box.checked = part.columns.includes(id);
      return { box, label: make("label", { class: "chb-option" }, box, make("span", {}, name)) };
    });
    const legend = make(
      "legend",
      {},
      this.t("workshop.columns"),
      make("span", { class: "chb-hidden" }, `: ${title}`),
    );
    const group = make(
      "fieldset",
      { class: "chb-workshop-columns" },
      legend,
      ...boxes.map(({ label }) => label),
    );
    group.addEventListener("change", () => {
      this.acts.change(at, { columns: boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) });
    });
    return [group];
  }

  /** @private @param {string} id @param {string} note @param {string} name */
  noteFold(id, note, name) {
    const { t } = this;
    const field = make("textarea", {
      rows: "3",
      dir: "auto",
      autocomplete: "off",
      "aria-label": t("workshop.notes_of", { title: name }),
    });
    field.value = note;
    field.addEventListener("input", () => this.acts.note(id, field.value));
    const hidden = make("span", { class: "chb-hidden" }, `: ${name}`);
    const summary = make("summary", {}, t("workshop.notes"), hidden);
    const hint = make("span", { class: "chb-hint" }, t("workshop.notes_hint"));
    return make("details", { class: "chb-quiet", id: `notes-${id}` }, summary, hint, field);
  }
}
