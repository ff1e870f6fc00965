/** `<chb-apart>`: what is kept but cannot be shown elsewhere, to be looked at, saved or deleted. */

import { download } from "../kit/download.js";
import { button, make } from "../kit/make.js";
import { Status, statusPlace } from "../kit/status.js";
import { fileText } from "../model/answers-file.js";
import { rawOf } from "../model/inventory.js";
import { undoChanges } from "../storage/journal.js";
import { answerInWords } from "./report.js";
import { obsoleteAnswers } from "./summary.js";

/** @typedef {import("./holdings.js").Reading["others"]} Others */

/** More of them tell nobody anything; a file has them all. */
const MOST = 20;

export class LeftoversView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, { holdings, outline, config, shelf, announcer }) {
    this.element = element;
    this.holdings = holdings;
    this.outline = outline;
    this.shelf = shelf;
    this.t = config.t;
    this.lists = make("div", {});
    this.status = new Status(statusPlace(), announcer);
    element.replaceChildren(this.lists, this.status.place);
  }

  /** @param {boolean} [elsewhere] */
  show(elsewhere) {
    if (elsewhere && !this.holdings.news) return;
    const { records, others } = this.holdings.read();
    const having = (/** @type {boolean} */ newer) =>
      new Map([...others].filter(([, { why }]) => newer === (why === "newer" || why === "unknown")));
    const lists = [
      ...this.gone(obsoleteAnswers(this.outline, records)),
      ...this.raw("newer", having(true)),
      ...this.raw("unreadable", having(false)),
    ];
    const none = make("p", {}, this.t("answers.apart_none"));
    this.lists.replaceChildren(...(lists.length ? lists : [none]));
    this.element.hidden = false;
  }

  /** @private @param {ReturnType<typeof obsoleteAnswers>} answers */
  gone(answers) {
    if (answers.length === 0) return [];
    const entries = answers.map(({ id, answer }) =>
      make(
        "li",
        {},
        make("span", { dir: "auto" }, answer.seen?.text || id),
        make("br"),
        make("b", {}, answerInWords(answer, null, this.t).label),
        ...(answer.note ? [make("br"), make("span", { dir: "auto" }, answer.note)] : []),
      ),
    );
    return this.section("gone", make("ul", {}, ...entries));
  }

  /** @private @param {"newer" | "unreadable"} name @param {Others} others */
  raw(name, others) {
    if (others.size === 0) return [];
    const entries = [...others]
      .slice(0, MOST)
      .map(([key, { text }]) =>
        make("li", {}, make("code", {}, key), " ", make("span", { class: "chb-raw", dir: "auto" }, text)),
      );
    const count = others.size - entries.length;
    if (count > 0) entries.push(make("li", {}, this.t("answers.and_more", { count })));
    const buttons = [button(this.t("answers.save_raw"), () => this.save(others))];
    if (name === "unreadable") {
      buttons.push(button(this.t("answers.delete_raw"), () => this.delete(others)));
    }
    return this.section(name, make("ul", {}, ...entries), make("p", { class: "chb-buttons" }, ...buttons));
  }

  /** @private @param {string} name @param {...Node} inside */
  section(name, ...inside) {
    return [make("p", {}, this.t(`answers.${name}_text`)), ...inside];
  }

  /** @private @param {Others} others */
  save(others) {
    const text = fileText(this.holdings.head(), new Map(), rawOf(others));
    const name = download(`${this.holdings.handbook}-unread`, "json", text);
    this.status.success(this.t("answers.saving_done", { name }));
  }

  /** @private @param {Others} others */
  delete(others) {
    const after = new Map([...this.shelf.texts()].filter(([name]) => !others.has(name)));
    const changes = this.holdings.become(after);
    if (changes === null) return this.status.failure(this.t("answers.raw_not_deleted"));
    const words = this.t("answers.raw_deleted", { count: others.size });
    this.status.undoable(words, this.t("answers.undo"), () => {
      const done = undoChanges(this.shelf, changes);
      this.status.success(this.t(done ? "answers.undone" : "answers.undone_partly"));
      this.status.place.focus();
    });
  }
}
