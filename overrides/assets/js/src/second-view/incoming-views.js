/** `<chb-views-opened>`: views that others sent, opened beside one's own answers. */

import { onChosen } from "../answers/file-input.js";
import { button, make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { tidyName } from "../model/about.js";
import { ownAsView, uuidOf, viewsIn } from "./view-file.js";
import { removeView } from "./view-removal.js";

/** @import { IncomingView } from "./view-file.js" */

export class IncomingViews {
  /** @param {HTMLElement} element @param {import("./session.js").ViewsSession} session */
  constructor(element, { views, holdings, config, announcer }) {
    this.element = element;
    this.views = views;
    this.holdings = holdings;
    this.t = config.t;
    this.input = part(element, "input[type=file]", HTMLInputElement);
    this.panel = part(element, ".chb-panel", HTMLElement);
    this.list = part(element, ".chb-views", HTMLElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), announcer);
    keepToItself(element);
    onChosen(this.input, this.status, config, this);
  }

  /** @param {boolean} [elsewhere] */
  show(elsewhere) {
    if (elsewhere && !this.holdings.news) return;
    const names = this.views.names();
    const opened = this.views.list().filter(({ about }) => about.opened);
    const title = make("h3", { class: "chb-panel-title" }, this.t("second_view.theirs"));
    const entries = opened.map(({ record }) => {
      const name = names.get(record) ?? "";
      const act = () => removeView(this.views, record, name, this.status, this.t);
      const remove = button(this.t("second_view.delete"), act, name);
      return make("li", {}, make("span", { dir: "auto" }, name), " ", remove);
    });
    this.list.replaceChildren(title, make("ul", {}, ...entries));
    this.list.hidden = entries.length === 0;
    this.element.hidden = false;
  }

  close() {
    this.panel.hidden = true;
  }

  /** @param {import("../answers/file-input.js").FileChoice} choice */
  choose({ answersFile, mark }) {
    const id = uuidOf(mark);
    const { views, own } = viewsIn(answersFile, id);
    if (views.length === 0 && own === null) return this.status.failure(this.t("second_view.no_view"));
    if (own) this.askWhose(id, own, answersFile.saved);
    else this.receive(views);
  }

  /** @private @param {string} id @param {import("../model/kinds.js").Texts} own @param {string} saved */
  askWhose(id, own, saved) {
    const { t } = this;
    const { answers: href = "", answersTitle = "" } = this.element.dataset;
    const field = make("input", { type: "text", dir: "auto", autocomplete: "off" });
    const open = () => {
      const name = tidyName(field.value);
      field.setAttribute("aria-invalid", String(name === ""));
      if (name) return this.receive([ownAsView(id, own, name, saved)]);
      this.status.failure(t("second_view.need_name"));
      field.focus();
    };
    const close = () => {
      this.close();
      this.status.clear();
      this.input.focus();
    };
    const link = make("a", { href }, answersTitle);
    const submit = make("button", { class: "chb-button" }, t("second_view.open"));
    const form = make(
      "form",
      { autocomplete: "off", novalidate: "" },
      make("p", {}, make("label", {}, t("second_view.whose_answers"), " ", field)),
      make("p", { class: "chb-hint" }, t("second_view.whose_answers_text"), " ", link, "."),
      make("p", { class: "chb-buttons" }, submit, button(t("answers.cancel"), close)),
    );
    form.addEventListener("submit", open);
    this.panel.replaceChildren(form);
    this.panel.hidden = false;
    field.focus();
  }

  /** @private @param {IncomingView[]} received */
  receive(received) {
    const { t, views } = this;
    this.close();
    const outcomes = received.map((view) => ({ view, came: views.receive(view) }));
    const [first] = outcomes.filter(({ came }) => came === "opened" || came === "memory");
    if (first) {
      const name = views.names().get(first.view.record) ?? "";
      const words = first.came === "opened" ? "opened" : "opened_memory";
      this.status.success(t(`second_view.${words}`, { name }));
      return this.status.place.focus();
    }
    const isOwn = outcomes.some(({ came }) => came === "own");
    this.status.failure(t(isOwn ? "second_view.your_own" : "second_view.older"));
  }
}
