/**
 * `<chb-whose>`: whose practice a self-check page rates, where it is not the reader's own.
 *
 * The page holds the words of each case: `data-whose` says in which of them an element is shown,
 * and `data-name` whose name stands there.
 */

import { fill } from "../kit/messages.js";
import { aboutKey, parseAbout } from "../model/about.js";
import { NOBODY } from "../model/ownership.js";
import { isolate } from "../model/sheet.js";

export class OwnerView {
  /** @param {HTMLElement} element  knows the links @param {import("./session.js").SelfCheckSession} session */
  constructor(element, { shelf, config, subject, readOnly }) {
    this.element = element;
    this.shelf = shelf;
    this.subject = subject;
    this.record = subject === NOBODY ? null : subject;
    this.readOnly = readOnly;
    this.wasReadOnly = readOnly();
    this.key = aboutKey(config.handbook, this.record ?? "");
  }

  /** @param {string} key */
  concerns(key) {
    return key === this.key;
  }

  show() {
    if (this.subject === null) return;
    this.lookUpReadOnly();
    if (this.record) this.takeAlong(this.element.dataset.own ?? "", this.record);
    const about = this.record ? parseAbout(this.shelf.load(this.key)).record : null;
    const state = about?.opened ? "opened" : about ? "given" : "unknown";
    for (const place of allOf("[data-whose]")) {
      place.hidden = !place.dataset.whose?.includes(state);
    }
    this.element.hidden = false;
    if (about) this.speakOf({ whose: isolate(about.whose), label: isolate(about.label) });
  }

  /** @private @param {Record<string, string>} names */
  speakOf(names) {
    for (const place of allOf("[data-name]")) place.textContent = names[place.dataset.name ?? ""] ?? "";
    const { title, question } = this.element.dataset;
    // Only what rates a person speaks of one.
    if (!title || !question) return;
    document.title = fill(title, names);
    const headings = document.querySelectorAll("h1, [data-page-title]");
    for (const heading of headings) heading.textContent = document.title;
    for (const place of allOf(".chb-question")) place.textContent = fill(question, names);
  }

  /** The view may have been deleted, or opened, in another tab: the checks follow. @private */
  lookUpReadOnly() {
    if (this.readOnly() === this.wasReadOnly) return;
    this.wasReadOnly = this.readOnly();
    this.shelf.tell(null, true);
  }

  /**
   * The parts of a large framework are checked on pages of their own: for the same person. The way
   * to where the view is saved names it, too.
   * @private
   * @param {string} check  the framework's
   * @param {string} record
   */
  takeAlong(check, record) {
    const home = new URL(check, document.baseURI).pathname;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (allOf("a[href]"))) {
      const isPart = link.pathname.startsWith(home) && !this.element.contains(link);
      if (isPart || link.dataset.whose) link.search = `?about=${record}`;
    }
  }
}

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const allOf = (selector) => document.querySelectorAll(`article :is(${selector})`);
