/** `<chb-save>`: everything to a file, the answers as a table, or as a report to print. */

import { csvOf, separatorFor } from "../kit/csv.js";
import { download, isEmbedded, textToCopy } from "../kit/download.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { reportOf, tableOf } from "./report.js";
import { ReportView } from "./report-view.js";

export class SaveView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, session) {
    this.element = element;
    this.holdings = session.holdings;
    this.outline = session.outline;
    this.t = session.config.t;
    this.handbook = session.config.handbook;
    this.notes = part(element, "[data-notes]", HTMLInputElement);
    this.semicolons = part(element, "[data-semicolons]", HTMLInputElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), session.announcer);
    keepToItself(element);
    this.on("file", () => this.saveAll());
    this.on("table", () => this.saveTable());
    const opener = this.on("report", () => this.showReport());
    const place = part(element, ".chb-report", HTMLElement);
    const { config, outline } = session;
    this.report = new ReportView(place, config, outline.edition, () => opener.focus());
    this.semicolons.addEventListener("change", () => {
      this.holdings.changeSettings({ separator: this.semicolons.checked ? ";" : "," });
    });
    this.notes.addEventListener("change", () => this.report.isOpen && this.showReport());
  }

  show() {
    const { separator = separatorFor(navigator.languages) } = this.holdings.read().settings;
    this.semicolons.checked = separator === ";";
    this.element.hidden = false;
    if (this.report.isOpen) this.report.fill(this.parts(), this.notes.checked);
  }

  /** @private @param {string} what @param {() => void} act */
  on(what, act) {
    const button = part(this.element, `[data-save=${what}]`, HTMLButtonElement);
    button.addEventListener("click", act);
    return button;
  }

  /** @private */
  parts() {
    return reportOf(this.outline, this.holdings.read().records, this.t, this.notes.checked);
  }

  /** @private */
  saveAll() {
    const { records, others } = this.holdings.read();
    if (records.size + others.size === 0) return this.status.failure(this.t("answers.saving_nothing"));
    const file = this.holdings.wholeFile();
    const name = download(`${this.handbook}-answers`, "json", file.text);
    const copy = isEmbedded() ? [textToCopy(this.t("answers.copy_instead"), file.text)] : [];
    this.holdings.noteSaved(file);
    this.status.success(this.t("answers.saving_done", { name }), ...copy);
  }

  /** @private */
  saveTable() {
    const parts = this.parts();
    if (parts.length === 0) return this.status.failure(this.t("answers.saving_nothing"));
    const separator = this.semicolons.checked ? ";" : ",";
    const text = csvOf(tableOf(parts, this.t, this.notes.checked), separator);
    const name = download(`${this.handbook}-answers`, "csv", text);
    this.status.success(this.t("answers.saving_done", { name }));
  }

  /** @private */
  showReport() {
    this.status.clear();
    const wasOpen = this.report.isOpen;
    this.report.fill(this.parts(), this.notes.checked);
    if (!wasOpen) this.report.open();
  }
}
