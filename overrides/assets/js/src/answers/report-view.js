/** The report of a reader's answers: on the screen to look at, and by itself on paper. */

import { dateWords } from "../kit/dates.js";
import { button, make } from "../kit/make.js";
import { printAlone } from "../kit/printing.js";

/** @import { Part, ReportRow } from "./report.js" */

export class ReportView {
  /**
   * @param {HTMLElement} place
   * @param {import("../kit/config.js").Config} config
   * @param {string} edition
   * @param {() => void} closed  what to do when it was closed
   */
  constructor(place, { t, language }, edition, closed) {
    this.place = place;
    this.t = t;
    this.dates = dateWords(language);
    this.edition = edition;
    this.title = make("h3", { class: "chb-panel-title", tabindex: "-1" }, t("answers.report_title"));
    this.body = make("div", {});
    const close = () => {
      place.hidden = true;
      printAlone(place, false);
      closed();
    };
    const buttons = [
      button(t("answers.report_print"), () => window.print()),
      button(t("answers.report_close"), close),
    ];
    place.replaceChildren(this.title, make("p", { class: "chb-buttons" }, ...buttons), this.body);
  }

  get isOpen() {
    return !this.place.hidden;
  }

  open() {
    this.place.hidden = false;
    printAlone(this.place, true);
    this.title.focus();
  }

  /** @param {Part[]} parts @param {boolean} notes */
  fill(parts, notes) {
    const { t } = this;
    const made = { date: this.dates.day(new Date().toISOString()), edition: this.edition };
    let framework = "";
    const sections = parts.map((part) => {
      const isNew = part.framework !== framework;
      framework = part.framework;
      const title = isNew ? [make("h4", { class: "chb-report-framework" }, framework)] : [];
      const domain = part.domain ? [make("h5", { class: "chb-report-domain" }, part.domain)] : [];
      return [...title, ...domain, ...part.said.map((said) => this.entry(said, notes))];
    });
    const empty = parts.length ? [] : [make("p", {}, t("answers.report_empty"))];
    this.body.replaceChildren(
      make("p", { class: "chb-facts" }, t("answers.report_made", made)),
      ...empty,
      ...sections.flat(),
    );
  }

  /** @private @param {ReportRow} said @param {boolean} notes */
  entry({ code, title, statement, answer, anchor, ...said }, notes) {
    const { t } = this;
    const name = [...(code ? [make("span", { class: "chb-code" }, code), " "] : []), title];
    const facts = [
      said.then && t("answers.report_then", { level: said.then }),
      said.matters && t("answers.report_matters", { words: said.matters }),
      said.training && t("answers.report_training"),
    ].filter(Boolean);
    return make(
      "div",
      { class: "chb-report-entry" },
      make("p", { class: "chb-report-title" }, ...name),
      make("p", { dir: "auto" }, statement),
      make("p", {}, make("b", {}, answer), anchor && ` ${anchor}`),
      ...(facts.length ? [make("p", { class: "chb-facts" }, facts.join(" · "))] : []),
      ...(notes ? this.noted(said) : []),
    );
  }

  /** @private @param {Pick<ReportRow, "note" | "evidence" | "plan">} said */
  noted({ note, evidence, plan }) {
    const { t } = this;
    const made = [];
    if (note) made.push(labelled(t("answers.report_note"), text(note)));
    if (evidence.length) made.push(labelled(t("answers.report_evidence"), list("ul", evidence)));
    if (plan) {
      const { goal, steps, support, due } = plan;
      const date = due && t("answers.report_due", { date: this.dates.day(`${due}T00:00`) });
      const helped = support && t("answers.report_support", { words: support });
      const more = [goal, helped, date].filter(Boolean).map(text);
      made.push(labelled(t("answers.report_plan"), ...more, list("ol", steps)));
    }
    return made;
  }
}

/** @param {string} label @param {...Node} inside */
const labelled = (label, ...inside) =>
  make("div", { class: "chb-report-noted" }, make("p", { class: "chb-label" }, label), ...inside);

/** @param {string} words */
const text = (words) => make("p", { class: "chb-typed", dir: "auto" }, words);

/** @param {"ul" | "ol"} name @param {string[]} entries */
const list = (name, entries) =>
  make(name, {}, ...entries.map((entry) => make("li", {}, make("bdi", {}, entry))));
