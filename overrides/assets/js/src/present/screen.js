/** The screen itself: an item's titles above, its step in the middle, and how far it is below. */

import { make } from "../kit/make.js";
import { cutUnit } from "./cut.js";
import { draw } from "./draw.js";
import { layOut } from "./layout.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Content } from "./content.js" */
/** @import { Step, Unit } from "./layout.js" */

/** Lines in fractions of a pixel are no overflow. */
const SLACK = 1;

export class Screen {
  /** @param {Translate} t */
  constructor(t) {
    this.t = t;
    this.head = make("div", { class: "chb-present-head" });
    this.stage = make("div", { class: "chb-present-stage", tabindex: "-1" });
    this.place = make("p", { class: "chb-present-place" });
    this.status = make("p", { class: "chb-hidden", role: "status" });
    /** @type {Step[]} */
    this.steps = [];
    this.step = 0;
    this.after = "";
  }

  /**
   * @param {Content} content
   * @param {number} step  to begin with; beyond the last: the last
   * @param {string} after  the name of what comes after it; "" where nothing does
   */
  show(content, step, after) {
    this.content = content;
    this.after = after;
    const title = content.title && make("h2", {}, ...content.title.childNodes);
    this.head.replaceChildren(make("p", {}, content.over.join(" · ")), ...(title ? [title] : []));
    this.layOut();
    this.toStep(Math.min(step, this.steps.length - 1));
  }

  /** Lay the same out anew, such as in another size; what came last stays in sight. */
  layOutAgain() {
    const [last] = this.steps[this.step]?.slice(-1) ?? [];
    const at = last ? this.units.findIndex(({ body }) => body === last.body) : 0;
    this.layOut();
    const again = this.steps.findIndex((step) => step.some((unit) => this.units.indexOf(unit) >= at));
    this.toStep(Math.max(0, again));
  }

  layOut() {
    const fits = (/** @type {Unit[]} */ units) => {
      this.stage.replaceChildren(draw(units, this.t("present.sources")));
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.stage;
      return scrollHeight <= clientHeight + SLACK && scrollWidth <= clientWidth + SLACK;
    };
    this.steps = layOut(this.units, fits, cutUnit);
  }

  get units() {
    return this.content?.units ?? [];
  }

  /** @param {number} step */
  toStep(step) {
    const before = this.stage.isConnected ? this.steps[this.step] : undefined;
    this.step = step;
    const units = this.steps[step] ?? [];
    this.stage.replaceChildren(draw(units, this.t("present.sources")));
    const grown =
      step > 0 && before && units.length > before.length && before.every((unit) => units.includes(unit));
    this.say(grown ? units.slice(before.length) : units);
  }

  /** What the next press brings: more of this item under its heading, another item, or nothing. */
  coming() {
    const next = this.steps[this.step + 1];
    if (!next)
      return this.after ? this.t("present.coming", { what: this.after }) : this.t("present.finished");
    const shown = this.steps[this.step] ?? [];
    const first = next.find((unit) => !shown.includes(unit)) ?? next[0];
    const what = first ? nameOf(first) : "";
    const isMore = what === "" || shown.some((unit) => nameOf(unit) === what);
    return isMore ? this.t("present.coming_more") : this.t("present.coming", { what });
  }

  /** What is new on the screen, for who listens. @param {Unit[]} units */
  say(units) {
    const count = this.steps.length;
    const place = count > 1 ? [this.t("present.place", { number: this.step + 1, count })] : [];
    this.place.textContent = [...place, this.coming()].join(" · ");
    const words = units.map(({ body }) => body.textContent?.trim() ?? "");
    this.status.textContent = [
      this.head.lastElementChild?.textContent,
      ...words,
      this.place.textContent,
    ].join(" ");
  }
}

/** What a unit stands under, without the mark of our own words; "" for none. @param {Unit} unit */
function nameOf({ label }) {
  const words = /** @type {HTMLElement | undefined} */ (label?.cloneNode(true));
  words?.querySelector(".chb-own")?.remove();
  return words?.textContent?.trim() ?? "";
}
