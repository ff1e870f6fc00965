/** Whether somebody is at this tab of a shared computer, which is erased when nobody was for long. */

import { followActs } from "./acts.js";
import { WARNING_MS } from "./tab.js";

/** Timers stand still while a computer sleeps: what it shows when it wakes is soon looked at. */
const LOOK_MS = 10_000;

export class Presence {
  /** @param {import("./admission.js").Admission} admission */
  constructor(admission) {
    const { page, shelf } = admission;
    this.admission = admission;
    /** @private */
    this.time = followActs(page, (time) => this.touch(time));
    /** @private */
    this.timer = 0;
    /** Whether everything is soon erased, since nobody does anything. */
    this.warned = false;
    /** What is to be done when that changes. No record has: the other elements stay as they are. */
    this.onWarning = () => {};
    this.wait();
    shelf.subscribe(() => this.wait());
  }

  /** Whether the page is read again, since what it shows is not for whoever sees it. */
  isOver(time = this.time()) {
    return this.admission.isOver(time);
  }

  /** Note that somebody is there; what is here already may be another reader's. */
  touch(time = this.time()) {
    const { shelf, pass } = this.admission;
    if (!shelf.untilClosedOnly || this.isOver(time)) return;
    pass.renew();
    this.look();
  }

  /** Look again in a moment, as long as something may be erased. @private */
  wait() {
    const { page, pass } = this.admission;
    const left = pass.left(this.time());
    this.warned = left <= WARNING_MS;
    page.clearTimeout(this.timer);
    if (left < Infinity) this.timer = page.setTimeout(() => this.look(), Math.min(left, LOOK_MS));
  }

  /** @private */
  look() {
    const { warned } = this;
    if (this.isOver()) return;
    this.wait();
    if (warned !== this.warned) this.onWarning();
  }
}
