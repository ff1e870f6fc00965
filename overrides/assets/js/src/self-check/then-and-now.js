/**
 * `<chb-then-and-now>`, the page's switch “Rate before and after a training”: after a training, how it was
 * before it beside how it is now.
 *
 * It is on where an answer has a then-rating already, so that nothing that was said stays out of
 * sight. Rows are made as they come near the screen.
 */

import { part } from "../kit/page-element.js";
import { radioOfLevel } from "./rating-choice.js";
import { competencyOf, copyOf, nameFor } from "./rating-form.js";

/** How far ahead of the screen rows are made. */
const AHEAD = "800px";

/** @typedef {{showThen: () => void}} RatedElement */

/** What all checks of a page share: whether then-ratings are shown. */
export class ThenAndNow {
  /** @param {(element: Element) => RatedElement | undefined} viewOf */
  constructor(viewOf) {
    this.viewOf = viewOf;
    this.on = false;
    /** @type {HTMLInputElement | null} */
    this.control = null;
    this.near = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) viewOf(entry.target)?.showThen();
      },
      { rootMargin: AHEAD },
    );
  }

  /** Whether an answer's then-rating is shown. @param {string | undefined} then */
  shows(then) {
    return this.control ? this.on : then !== undefined;
  }

  /** An answer has a then-rating. */
  reveal() {
    if (this.control && !this.on) this.turn(true);
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    if (this.control) this.control.checked = on;
    this.near.disconnect();
    for (const element of document.querySelectorAll("chb-rating")) {
      if (on) this.near.observe(element);
      else this.viewOf(element)?.showThen();
    }
  }

  /** Paper has no screen to come near to. */
  makeAll() {
    if (!this.on) return;
    for (const element of document.querySelectorAll("chb-rating")) this.viewOf(element)?.showThen();
  }
}

export class ThenAndNowView {
  /** @param {HTMLElement} element @param {{thenAndNow: ThenAndNow}} session */
  constructor(element, { thenAndNow }) {
    const control = part(element, "input", HTMLInputElement);
    thenAndNow.control = control;
    control.addEventListener("change", () => thenAndNow.turn(control.checked));
    window.addEventListener("beforeprint", () => thenAndNow.makeAll());
    element.hidden = false;
  }

  concerns() {
    return false;
  }

  show() {}
}

/** The row of a check in which it is said how it was before. */
export class ThenRow {
  /** @param {HTMLFieldSetElement} group @param {import("./rating-more.js").Owner} owner */
  constructor(group, owner) {
    this.group = group;
    this.owner = owner;
    /** @type {HTMLFieldSetElement | null} */
    this.row = null;
  }

  /** @param {boolean} shown @param {string | undefined} level @param {boolean} locked */
  show(shown, level, locked) {
    const row = this.made();
    row.hidden = !shown;
    row.disabled = locked;
    const radios = [...row.querySelectorAll("input")];
    // “I cannot say” is no rating to keep, but stays chosen while the page is open.
    const unsaid = radios.find(({ value, checked }) => value === "" && checked);
    const chosen = level === undefined ? unsaid : radioOfLevel(radios, level);
    for (const radio of radios) radio.checked = radio === chosen;
  }

  /** @private */
  made() {
    if (this.row) return this.row;
    const { element, t, patch } = this.owner;
    this.group.after(copyOf(element, "then"));
    const row = part(element, ".chb-then", HTMLFieldSetElement);
    nameFor(element, row, t, part(row, "legend", HTMLElement).textContent ?? "");
    for (const radio of row.querySelectorAll("input")) radio.name = `then-${competencyOf(element)}`;
    row.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) patch({ then: target.value });
    });
    this.row = row;
    return row;
  }
}
