/**
 * `<chb-room-pattern>`: a tally from its beginning until it is thrown away, one state at a time.
 *
 * Nothing of it is kept: who leaves the page while it collects is asked first.
 */

import { separatorFor } from "../kit/csv.js";
import { download } from "../kit/download.js";
import { button, make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { Status, statusPlace } from "../kit/status.js";
import { askedOf, levelsUp, MOST_ASKED, ratedIn } from "./asked-items.js";
import { CodeDoor } from "./code-door.js";
import { HandsDoor } from "./hands-door.js";
import { patternCsv, patternSvg } from "./pattern-files.js";
import { patternOf } from "./pattern-table.js";
import { tellItem } from "./pattern-words.js";
import { Tally } from "./tally.js";

/** @import { Outline } from "../model/outline.js" */
/** @import { Session } from "../model/session-address.js" */
/** @import { Door } from "./tally.js" */

export class RoomPatternView {
  /**
   * @param {HTMLElement} element
   * @param {{t: import("../kit/messages.js").Translate, announcer: import("../kit/announcer.js").Announcer, reader: string}} page
   * @param {Outline} outline
   * @param {Session | undefined} session
   */
  constructor(element, { t, announcer, reader }, outline, session) {
    this.t = t;
    this.reader = reader;
    this.stage = part(element, "[data-part=stage]", HTMLElement);
    this.status = new Status(statusPlace(), announcer);
    this.questions = session ? ratedIn(session, outline).slice(0, MOST_ASKED) : [];
    /** @type {CodeDoor | HandsDoor | null} */
    this.door = null;
    element.hidden = false;
    part(element, "[data-part=none]", HTMLElement).hidden = this.questions.length > 0;
    if (!session || this.questions.length === 0) return;
    this.tally = new Tally(askedOf(session, this.questions));
    addEventListener("beforeunload", (event) => {
      if (this.tally?.state === "collecting" && this.holds()) event.preventDefault();
    });
    addEventListener("pagehide", () => this.door?.stop());
    this.showPreparing();
  }

  /** Whether anything was counted. @private */
  holds() {
    return (this.tally?.count ?? 0) + (this.tally?.hands.length ?? 0) > 0;
  }

  /** @private */
  showPreparing() {
    const { t, questions } = this;
    const asked = make(
      "ol",
      {},
      ...questions.map(({ competency }) => make("li", { dir: "auto" }, competency.title)),
    );
    const doors = /** @type {Door[]} */ (["codes", "hands"]).map((door) => {
      const begin = button(t("room_pattern.begin"), () => this.open(door), t(`room_pattern.door_${door}`));
      const title = make("h3", {}, t(`room_pattern.door_${door}`));
      return make("div", {}, title, make("p", {}, t(`room_pattern.door_${door}_text`)), make("p", {}, begin));
    });
    const heading = make("h2", {}, t("room_pattern.how"));
    this.stage.replaceChildren(
      make("h2", {}, t("room_pattern.asked")),
      asked,
      heading,
      make("div", { class: "chb-workshop-doors" }, ...doors),
    );
  }

  /** @private @param {Door} door */
  open(door) {
    const { t, tally, status } = this;
    if (!tally) return;
    tally.open(door);
    const asked = this.questions.map((question) => ({
      title: question.competency.title,
      asks: question.competency.asks ?? question.competency.statement,
      levels: levelsUp(question).map(({ label }) => label),
    }));
    this.door =
      door === "codes" ? new CodeDoor(tally, t, status, this.reader) : new HandsDoor(tally, asked, t, status);
    const heading = make("h2", { tabindex: "-1" }, t("room_pattern.collecting"));
    this.foot = make("div", { class: "chb-room-foot" });
    this.stage.replaceChildren(heading, this.door.element, this.foot);
    this.offerClosing();
    heading.focus();
  }

  /** @private */
  offerClosing() {
    this.foot?.replaceChildren(
      make(
        "p",
        {},
        button(this.t("room_pattern.close"), () => this.askClosing()),
      ),
    );
  }

  /** @private */
  askClosing() {
    const { t } = this;
    const close = button(t("room_pattern.close_now"), () => this.close());
    const cancel = button(t("room_pattern.cancel"), () => {
      this.offerClosing();
      this.foot?.querySelector("button")?.focus();
    });
    const buttons = make("p", { class: "chb-buttons" }, close, cancel);
    this.foot?.replaceChildren(make("p", {}, t("room_pattern.close_ask")), buttons);
    close.focus();
  }

  /** @private */
  close() {
    this.door?.stop();
    this.tally?.close();
    this.status.clear();
    const told = this.told();
    const { t } = this;
    const heading = make("h2", { tabindex: "-1" }, t("room_pattern.title"));
    const acts = [
      button(t("room_pattern.save_picture"), () =>
        this.save("svg", patternSvg(told, t("room_pattern.title"))),
      ),
      button(t("room_pattern.save_table"), () =>
        this.save("csv", patternCsv(told, t, separatorFor(navigator.languages))),
      ),
      button(t("room_pattern.throw"), () => this.throwAway()),
    ];
    const items = told.map((item) => patternOf(item, t));
    this.stage.replaceChildren(
      heading,
      ...items,
      make("p", { class: "chb-buttons" }, ...acts),
      this.status.place,
    );
    heading.focus();
  }

  /** @private */
  told() {
    const patterns = this.tally?.pattern() ?? [];
    return patterns.flatMap((pattern, at) => {
      const question = this.questions[at];
      if (!question) return [];
      const levels = levelsUp(question).map(({ label }) => label);
      return [tellItem(pattern, question.competency.title, levels, this.t)];
    });
  }

  /** @private @param {"svg" | "csv"} ending @param {string} text */
  save(ending, text) {
    const name = download(this.t("room_pattern.file"), ending, text);
    this.status.success(this.t("room_pattern.saved", { name }));
  }

  /** @private */
  throwAway() {
    this.tally?.throwAway();
    const again = button(this.t("room_pattern.again"), () => location.reload());
    this.stage.replaceChildren(this.status.place, make("p", {}, again));
    this.status.success(this.t("room_pattern.thrown"));
    again.focus();
  }
}
