/** `<chb-shared>`: whether answers are kept only until the tab is closed, and the way to change it. */

import { button, make } from "../kit/make.js";
import { keepToItself } from "../kit/page-element.js";
import { Status, statusPlace } from "../kit/status.js";
import { keepForGood, keepUntilClosed } from "../storage/sharing.js";

export class SharedComputerView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, { holdings, config, shelf, announcer }) {
    this.element = element;
    this.holdings = holdings;
    this.shelf = shelf;
    this.t = config.t;
    this.state = make("p", {});
    this.start = button("", () => this.begin());
    this.ask = make("div", {});
    this.status = new Status(statusPlace(), announcer);
    element.replaceChildren(this.state, make("p", {}, this.start), this.ask, this.status.place);
    keepToItself(element);
  }

  show() {
    const on = this.shelf.untilClosedOnly;
    this.state.textContent = this.t(on ? "answers.shared_on" : "answers.shared_off");
    this.start.textContent = this.t(on ? "answers.shared_switch_off" : "answers.shared_switch_on");
    this.element.hidden = false;
  }

  /** What is kept already is the reader's to decide on; where nothing is, nothing is asked. */
  begin() {
    this.status.clear();
    const { records, others } = this.holdings.read();
    const on = this.shelf.untilClosedOnly;
    if (records.size + others.size === 0) return this.finish(on ? "erase" : "leave");
    const ways = on
      ? { move: "shared_move_back", erase: "shared_erase_tab" }
      : { move: "shared_move", erase: "shared_erase", leave: "shared_leave" };
    const name = on ? "answers.shared_what_tab" : "answers.shared_what";
    const choices = Object.entries(ways).map(([way, words], n) => {
      const radio = make("input", { type: "radio", name: "chb-shared", value: way });
      radio.checked = n === 0;
      return make("label", { class: "chb-choice" }, radio, " ", this.t(`answers.${words}`));
    });
    const legend = make("legend", { tabindex: "-1" }, this.t(name));
    const group = make("fieldset", { class: "chb-choices chb-panel" }, legend, ...choices);
    const buttons = make(
      "p",
      { class: "chb-buttons" },
      button(this.t("answers.shared_do"), () => this.finish(this.chosen())),
      button(this.t("answers.cancel"), () => this.cancel()),
    );
    this.ask.replaceChildren(group, buttons);
    group.querySelector("input")?.focus();
  }

  /** @private */
  chosen() {
    const radio = /** @type {HTMLInputElement | null} */ (this.ask.querySelector("input:checked"));
    return /** @type {"move" | "erase" | "leave"} */ (radio?.value ?? "move");
  }

  /** @private */
  cancel() {
    this.ask.replaceChildren();
    this.start.focus();
  }

  /** @private @param {"move" | "erase" | "leave"} way */
  finish(way) {
    const on = this.shelf.untilClosedOnly;
    const done = on
      ? keepForGood(this.shelf, way === "erase" ? "erase" : "move")
      : keepUntilClosed(this.shelf, way);
    this.ask.replaceChildren();
    if (!done) this.status.failure(this.t("answers.shared_failed"));
    else this.status.success(this.t(on ? "answers.shared_done_off" : "answers.shared_done_on"));
    this.start.focus();
  }
}
