/** `<chb-whose>`: whose practice a self-check page rates, where it is not the reader's own. */

import { make } from "../kit/make.js";
import { aboutKey, parseAbout, ROLES } from "../model/about.js";
import { NOBODY } from "../model/ownership.js";
import { isolate } from "../model/sheet.js";

export class OwnerView {
  /** @param {HTMLElement} element  knows the links @param {import("./session.js").SelfCheckSession} session */
  constructor(element, { shelf, config, subject, readOnly }) {
    this.element = element;
    this.shelf = shelf;
    this.t = config.t;
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
    this.element.hidden = this.subject === null;
    if (this.subject === null) return;
    this.lookUpReadOnly();
    const { back = "", own = "" } = this.element.dataset;
    if (this.record) this.takeAlong(own, this.record);
    const link = (/** @type {string} */ href, /** @type {string} */ words) =>
      make("a", { href }, this.t(`keeping.${words}`));
    this.element.replaceChildren(
      ...this.words().map((words) => make("p", {}, words)),
      make("p", { class: "chb-buttons" }, link(back, "whose_back"), " ", link(own, "whose_own")),
    );
  }

  /** The view may have been deleted, or opened, in another tab: the checks follow. @private */
  lookUpReadOnly() {
    if (this.readOnly() === this.wasReadOnly) return;
    this.wasReadOnly = this.readOnly();
    this.shelf.tell(null, true);
  }

  /**
   * The parts of a large framework are checked on pages of their own: for the same person.
   * @private
   * @param {string} check  the framework's
   * @param {string} record
   */
  takeAlong(check, record) {
    const home = new URL(check, document.baseURI).pathname;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("article a[href]");
    for (const link of links) {
      if (link.pathname.startsWith(home) && !this.element.contains(link)) {
        link.search = `?about=${record}`;
      }
    }
  }

  /** @private */
  words() {
    const { t } = this;
    const about = this.record ? parseAbout(this.shelf.load(this.key)).record : null;
    if (about === null) return [t("keeping.whose_unknown")];
    const values = { whose: isolate(about.whose), label: isolate(about.label) };
    if (about.opened) return [t("keeping.whose_opened", values)];
    const role = ROLES.find((each) => each === about.role);
    const words = role
      ? t("keeping.whose", { ...values, role: t(`keeping.role_${role}`) })
      : t("keeping.whose_other", values);
    return [words, t("keeping.whose_apart")];
  }
}
