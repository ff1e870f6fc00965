/** Hands or dots come in: a number for each level, which is counted and no longer seen. */

import { button, make } from "../kit/make.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Status } from "../kit/status.js" */
/** @import { Tally } from "./tally.js" */
/** @typedef {{title: string, asks: string, levels: string[]}} AskedWords  levels from the lowest */

export class HandsDoor {
  /** @param {Tally} tally @param {AskedWords[]} asked @param {Translate} t @param {Status} status */
  constructor(tally, asked, t, status) {
    this.tally = tally;
    this.t = t;
    this.status = status;
    /** @type {(() => void)[]} what shows each count anew */
    this.counts = [];
    const whens = /** @type {("then" | "now")[]} */ (tally.asked.thenAndNow ? ["then", "now"] : ["now"]);
    const groups = asked.flatMap((item, at) => whens.map((when) => this.group(item, at, when)));
    const back = button(t("room_pattern.hands_back"), () => this.takeBack());
    this.element = make(
      "div",
      { class: "chb-room-hands" },
      ...groups,
      status.place,
      make("p", { class: "chb-buttons" }, back),
    );
  }

  /** @private @param {AskedWords} item @param {number} at @param {"then" | "now"} when */
  group({ title, asks, levels }, at, when) {
    const { t, tally } = this;
    const words = tally.asked.thenAndNow ? `${title}: ${t(`room_pattern.${when}`)}` : title;
    const count = make("p", { class: "chb-room-counted" });
    const show = () =>
      (count.textContent = t("room_pattern.hands_count", { count: tally.handsAt(at, when) }));
    this.counts.push(show);
    show();
    const rows = levels.map((level, place) => this.row(level, at, when, place + 1));
    const legend = make("legend", {}, words);
    return make(
      "fieldset",
      { class: "chb-room-ask" },
      legend,
      make("p", { dir: "auto" }, asks),
      ...rows,
      count,
    );
  }

  /** @private @param {string} level @param {number} at @param {"then" | "now"} when @param {number} place */
  row(level, at, when, place) {
    const { t } = this;
    const field = make("input", { type: "text", inputmode: "numeric", maxlength: "3", autocomplete: "off" });
    field.setAttribute("aria-label", t("room_pattern.hands_of", { level }));
    const add = make("button", { class: "chb-small-button" }, t("room_pattern.hands_add"));
    add.append(make("span", { class: "chb-hidden" }, `: ${level}`));
    const form = make(
      "form",
      { class: "chb-room-row", autocomplete: "off" },
      make("span", {}, level),
      field,
      add,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.take(field, at, when, place);
    });
    return form;
  }

  /** @private @param {HTMLInputElement} field @param {number} at @param {"then" | "now"} when @param {number} place */
  take(field, at, when, place) {
    const { t, tally, status } = this;
    const hands = /^\d{1,3}$/.test(field.value.trim()) ? Number(field.value) : Number.NaN;
    // Nobody is an answer, too, and adds nothing.
    if (hands !== 0 && tally.takeHands(at, when, place, hands) !== "counted") {
      status.failure(t("room_pattern.hands_wrong"));
      return field.focus();
    }
    field.value = "";
    this.showCounts();
    status.success(t("room_pattern.hands_added", { count: tally.handsAt(at, when) }));
    const next = field.closest("form")?.nextElementSibling?.querySelector("input");
    next?.focus();
  }

  /** @private */
  takeBack() {
    if (!this.tally.takeBack()) return;
    this.showCounts();
    this.status.success(this.t("room_pattern.hands_taken"));
  }

  /** @private */
  showCounts() {
    for (const show of this.counts) show();
  }

  stop() {}
}
