/** `<chb-view-own>`: the reader's own answers to a framework, as a file for somebody else. */

import { download } from "../kit/download.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { tidyName } from "../model/about.js";
import { ratingPeople } from "../model/outline.js";
import { nameInFile } from "./view-file.js";

export class OwnView {
  /** @param {HTMLElement} element @param {import("./session.js").ViewsSession} session */
  constructor(element, { views, holdings, outline, config, announcer }) {
    this.element = element;
    this.views = views;
    this.holdings = holdings;
    this.outline = outline;
    this.t = config.t;
    this.label = part(element, "[name=label]", HTMLInputElement);
    this.framework = part(element, "[name=framework]", HTMLSelectElement);
    this.notes = part(element, "[name=notes]", HTMLInputElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), announcer);
    this.label.value = holdings.read().settings.view?.name ?? "";
    const offered = ratingPeople(outline).map(({ id, title }) => new Option(title, id));
    this.framework.replaceChildren(...offered);
    keepToItself(element);
    part(element, "form", HTMLFormElement).addEventListener("submit", () => this.save());
  }

  concerns() {
    return false;
  }

  show() {
    this.element.hidden = false;
  }

  /** @private */
  save() {
    const { t, outline } = this;
    const name = tidyName(this.label.value);
    this.label.setAttribute("aria-invalid", String(name === ""));
    if (name === "") {
      this.status.failure(t("second_view.need_label"));
      return this.label.focus();
    }
    const framework = outline.frameworks.find(({ id }) => id === this.framework.value);
    if (!framework || this.views.answers(outline, framework, framework.record).size === 0) {
      return this.status.failure(t("second_view.send_nothing"));
    }
    const text = this.views.ownFile(outline, framework, name, this.notes.checked);
    const title = `${this.holdings.handbook}-${t("second_view.file_own", { whose: nameInFile(name) })}`;
    const file = download(title, "json", text);
    this.status.success(t("answers.saving_done", { name: file }));
  }
}
