/** `<chb-views-given>`: rating somebody in one's own name, and sending that to them. */

import { download } from "../kit/download.js";
import { button, make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status, statusPlace } from "../kit/status.js";
import { isAnswered } from "../model/answer.js";
import { ratingPeople } from "../model/outline.js";
import { recordIn } from "../model/ownership.js";
import { nameInFile } from "./view-file.js";
import { removeView } from "./view-removal.js";

/** @import { ViewEntry } from "./views.js" */

export class OutgoingViews {
  /** @param {HTMLElement} element @param {import("./session.js").ViewsSession} session */
  constructor(element, { views, outline, config, announcer, holdings }) {
    this.element = element;
    this.views = views;
    this.holdings = holdings;
    this.outline = outline;
    this.t = config.t;
    this.form = part(element, "form", HTMLFormElement);
    this.whose = part(element, "[name=whose]", HTMLInputElement);
    this.label = part(element, "[name=label]", HTMLInputElement);
    this.role = part(element, "[name=role]", HTMLSelectElement);
    this.framework = part(element, "[name=framework]", HTMLSelectElement);
    this.list = part(element, ".chb-views", HTMLElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), announcer);
    this.remark = new Status(statusPlace(), announcer);
    const offered = ratingPeople(outline).map(({ title, check }) => new Option(title, check));
    this.framework.replaceChildren(...offered);
    /** The view that the reader comes from, to save it. */
    this.wanted = recordIn(location.search);
    this.label.value = holdings.read().settings.view?.name ?? "";
    keepToItself(element);
    this.form.addEventListener("submit", () => this.begin());
  }

  /** @param {boolean} [elsewhere] */
  show(elsewhere) {
    if (elsewhere && !this.holdings.news) return;
    const names = this.views.names();
    const given = this.views.list().filter(({ about }) => !about.opened);
    const records = this.views.records();
    const entries = given.map((view) => this.entry(view, names.get(view.record) ?? "", records));
    const title = make("h3", { class: "chb-panel-title" }, this.t("second_view.yours"));
    const had = this.list.contains(document.activeElement);
    this.list.replaceChildren(...(entries.length ? [title] : []), ...entries, this.remark.place);
    this.list.hidden = entries.length === 0 && this.remark.place.hidden;
    this.element.hidden = false;
    if (had) this.remark.place.querySelector("button")?.focus();
    this.lookForWanted();
  }

  /** Once, the focus goes to where the view is saved that the reader comes from. @private */
  lookForWanted() {
    if (!this.wanted) return;
    const entry = this.list.querySelector(`[data-record="${this.wanted}"]`);
    // Before that, the browser would go to the part of the page that the address names.
    setTimeout(() => entry?.querySelector("button")?.focus());
    this.wanted = null;
  }

  /** @private */
  begin() {
    const { t, whose, label } = this;
    for (const [field, need] of /** @type {const} */ ([
      [whose, "whose"],
      [label, "label"],
    ])) {
      const isMissing = field.value.trim() === "";
      field.setAttribute("aria-invalid", String(isMissing));
      if (!isMissing) continue;
      this.status.failure(t(`second_view.need_${need}`));
      return field.focus();
    }
    const who = { whose: whose.value, label: label.value, role: this.role.value };
    const record = this.views.begin(who);
    if (record === null) return this.status.failure(t("second_view.not_kept"));
    location.assign(`${this.framework.value}?about=${record}`);
  }

  /** @private @param {ViewEntry} view @param {string} name @param {import("../model/kinds.js").Texts} records */
  entry(view, name, records) {
    const { t, outline, views } = this;
    const notes = make("input", { type: "checkbox" });
    const choice = make("label", { class: "chb-choice" }, notes, " ", t("second_view.with_notes"));
    const offered = ratingPeople(outline);
    const links = outline.frameworks.flatMap((framework) => {
      const answers = views.answers(outline, framework, view.record, records).values();
      const count = [...answers].filter(isAnswered).length;
      // Of what rates an agency, a view has only what it was given in an earlier edition.
      if (!offered.includes(framework) && count === 0) return [];
      const href = `${framework.check}?about=${view.record}`;
      const words = t("second_view.go_on", { framework: framework.title });
      const rated = count ? ` (${t("second_view.answered", { count })})` : "";
      return [make("li", {}, make("a", { href }, words), rated)];
    });
    return make(
      "div",
      { class: "chb-view", "data-record": view.record },
      make("p", { class: "chb-view-name", dir: "auto" }, name),
      make("ul", {}, ...links),
      make("p", {}, choice),
      make(
        "p",
        { class: "chb-buttons" },
        button(t("second_view.save"), () => this.save(view, notes.checked), name),
        button(t("second_view.delete"), () => this.remove(view, name), name),
      ),
    );
  }

  /** @private @param {ViewEntry} view @param {boolean} notes */
  save(view, notes) {
    const text = this.views.file(view, notes);
    const { whose, label } = view.about;
    const names = { whose: nameInFile(whose), label: nameInFile(label) };
    const title = `${this.holdings.handbook}-${this.t("second_view.file", names)}`;
    const name = download(title, "json", text);
    this.remark.success(this.t("answers.saving_done", { name }));
    this.show();
  }

  /** @private @param {ViewEntry} view @param {string} name */
  remove({ record }, name) {
    removeView(this.views, record, name, this.remark, this.t);
    this.show();
    this.remark.place.querySelector("button")?.focus();
  }
}
