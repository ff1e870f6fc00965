/** A session on paper, in an address to give away, and in a file. */

import { download, isEmbedded, textToCopy } from "../kit/download.js";
import { part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { handoutOf, planOf } from "./paper.js";
import { readSessionFile, sessionFile } from "./session-file.js";

/** @import { Prepared } from "../model/kept-session.js" */
/** @import { TrainerSession } from "./session.js" */
/** @typedef {{now: () => Prepared, open: (prepared: Prepared) => void, clear: () => void}} Acts */

export class KeepView {
  /** @param {HTMLElement} element @param {TrainerSession} session @param {Acts} acts */
  constructor(element, session, acts) {
    this.session = session;
    this.t = session.config.t;
    this.acts = acts;
    this.paper = part(element, "[data-part=paper]", HTMLElement);
    this.status = new Status(part(element, "[data-part=kept]", HTMLElement), session.announcer);
    const on = (/** @type {string} */ act, /** @type {() => void} */ task) =>
      part(element, `[data-act=${act}]`, HTMLButtonElement).addEventListener("click", task);
    on("handout", () => this.print("handout"));
    on("plan", () => this.print("plan"));
    on("copy", () => void this.copy());
    on("save", () => this.save());
    on("clear", () => acts.clear());
    const file = part(element, "input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => void this.open(file));
    // Who prints by the browser's own command has the plan.
    addEventListener("beforeprint", () => this.paper.hasChildNodes() || this.fill("plan"));
    addEventListener("afterprint", () => this.paper.replaceChildren());
  }

  /** @private @param {"handout" | "plan"} what */
  fill(what) {
    const { t, session } = this;
    const prepared = this.acts.now();
    const addressOf = (/** @type {{link: string}} */ { link }) => new URL(link, document.baseURI).href;
    const inside =
      what === "plan"
        ? planOf(prepared, session.items, t)
        : handoutOf(prepared, session.items, t, session.ready, addressOf);
    this.paper.replaceChildren(...inside);
  }

  /** @private @param {"handout" | "plan"} what */
  print(what) {
    this.fill(what);
    window.print();
  }

  /** @private */
  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.status.success(this.t("workshop.copied"));
    } catch {
      this.status.failure("", textToCopy(this.t("workshop.copy_failed"), location.href));
    }
  }

  /** @private */
  save() {
    const { t } = this;
    const text = sessionFile(this.acts.now(), this.session.config.handbook);
    const name = download(t("workshop.file"), "json", text);
    const copy = isEmbedded() ? [textToCopy(t("workshop.copy_failed"), text)] : [];
    this.status.success(t("workshop.saved", { name }), ...copy);
  }

  /** @private @param {HTMLInputElement} field */
  async open(field) {
    const [file] = field.files ?? [];
    if (!file) return;
    const opened = readSessionFile(await file.text());
    field.value = "";
    if (!opened) return this.status.failure(this.t("workshop.open_failed"));
    this.acts.open(opened);
    this.status.success(this.t("workshop.opened"));
  }
}
