/** `<chb-views-given>`: rating somebody in one's own name, and sending that to them. */

import { download } from "../kit/download.js";
import { button, make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status, statusPlace } from "../kit/status.js";
import { isAnswered } from "../model/answer.js";
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
    this.framework.replaceChildren(...outline.frameworks.map(({ title, check }) => new Option(title, check)));
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
    const links = outline.frameworks.map((framework) => {
      const answers = views.answers(outline, framework, view.record, records).values();
      const count = [...answers].filter(isAnswered).length;
      const href = `${framework.check}?about=${view.record}`;
      const words = t("second_view.go_on", { framework: framework.title });
      const rated = count ? ` (${t("second_view.answered", { count })})` : "";
      return make("li", {}, make("a", { href }, words), rated);
    });
    return make(
      "div",
      { class: "chb-view" },
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
    const name = download(`${this.holdings.handbook}-view`, "json", text);
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
