/** Codes come in: by a camera, typed from slips, or pasted from a chat. Only how many are in is shown. */

import { button, make } from "../kit/make.js";
import { Camera, faultBefore } from "./camera.js";
import { linesIn } from "./pasted.js";
import { SteadySight } from "./steady-sight.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Status } from "../kit/status.js" */
/** @import { Outcome, Tally } from "./tally.js" */

/** @type {Exclude<Outcome, "late">[]} */
const OUTCOMES = ["counted", "duplicate", "foreign", "malformed"];

export class CodeDoor {
  /** @param {Tally} tally @param {Translate} t @param {Status} status @param {string} reader */
  constructor(tally, t, status, reader) {
    this.tally = tally;
    this.t = t;
    this.status = status;
    this.count = make("p", { class: "chb-room-count" });
    this.sight = new SteadySight();
    this.camera = new Camera(reader, (text) => this.see(text));
    this.scan = make("div", { class: "chb-room-scan" });
    this.element = make(
      "div",
      { class: "chb-room-codes" },
      this.count,
      status.place,
      this.scan,
      this.typing(),
      this.pasting(),
    );
    this.offerCamera();
    this.show();
  }

  /** @private @param {string} text @returns {Outcome} */
  take(text) {
    const outcome = this.tally.takeCode(text);
    const words = this.t(`room_pattern.${outcome}`);
    if (outcome === "counted") this.status.success(words);
    else if (outcome !== "late") this.status.failure(words);
    this.show();
    return outcome;
  }

  /** @private */
  show() {
    const { count } = this.tally;
    const { t } = this;
    this.count.textContent = count === 0 ? t("room_pattern.count_none") : t("room_pattern.count", { count });
  }

  /** @private */
  typing() {
    const { t } = this;
    const field = make("input", {
      type: "text",
      dir: "ltr",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
    });
    const hint = make("span", { class: "chb-hint" }, t("room_pattern.type_hint"));
    const label = make(
      "label",
      { class: "chb-blank" },
      make("span", { class: "chb-blank-label" }, t("room_pattern.type")),
      hint,
      field,
    );
    const form = make(
      "form",
      { autocomplete: "off" },
      label,
      make("button", { class: "chb-small-button" }, t("room_pattern.take")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const isTyped = field.value.trim() !== "";
      // What was misread is mended where it stands.
      if (isTyped && this.take(field.value) !== "malformed") field.value = "";
      field.focus();
    });
    return form;
  }

  /** @private */
  pasting() {
    const { t } = this;
    const field = make("textarea", { rows: "4", dir: "ltr", autocomplete: "off", spellcheck: "false" });
    const hint = make("span", { class: "chb-hint" }, t("room_pattern.paste_hint"));
    const label = make(
      "label",
      { class: "chb-blank" },
      make("span", { class: "chb-blank-label" }, t("room_pattern.paste")),
      hint,
      field,
    );
    const all = button(t("room_pattern.take_all"), () => {
      this.takeAll(linesIn(field.value));
      field.value = "";
    });
    const summary = make("summary", {}, t("room_pattern.paste"));
    return make("details", { class: "chb-quiet" }, summary, label, make("p", { class: "chb-buttons" }, all));
  }

  /** @private @param {string[]} lines */
  takeAll(lines) {
    /** @type {Record<string, number>} */
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
    for (const line of lines) {
      const outcome = this.tally.takeCode(line);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    this.show();
    this.status.success(this.t("room_pattern.pasted", counts));
  }

  /** @private */
  offerCamera() {
    const { t } = this;
    const fault = faultBefore();
    if (fault)
      return this.scan.replaceChildren(make("p", { class: "chb-note" }, t(`room_pattern.scan_${fault}`)));
    const start = button(t("room_pattern.scan"), () => void this.startCamera());
    this.scan.replaceChildren(make("p", { class: "chb-buttons" }, start));
  }

  /** @private */
  async startCamera() {
    const { t, camera, scan } = this;
    scan.replaceChildren(make("p", {}, t("room_pattern.scan_loading")));
    const fault = await camera.start();
    if (fault) {
      this.status.failure(t(`room_pattern.scan_${fault}`));
      return this.offerCamera();
    }
    camera.video.setAttribute("aria-label", t("room_pattern.scan_label"));
    const stop = button(t("room_pattern.scan_stop"), () => {
      this.stop();
      this.scan.querySelector("button")?.focus();
    });
    scan.replaceChildren(
      make("p", {}, t("room_pattern.scan_hold")),
      camera.video,
      make("p", { class: "chb-buttons" }, stop),
    );
    stop.focus();
  }

  /** @private @param {string} text */
  see(text) {
    if (this.sight.isNew(text, performance.now())) this.take(text);
  }

  stop() {
    this.camera.stop();
    this.offerCamera();
  }
}
