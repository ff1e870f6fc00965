/** The preview of a file: what it holds, what would change, and the two ways to open it. */

import { dateWords } from "../kit/dates.js";
import { button, make } from "../kit/make.js";
import { isSession } from "../model/kept-session.js";
import { readAs } from "../model/kinds.js";
import { competencyOf } from "../model/outline.js";
import { recordsFor } from "./form-overlay.js";
import { countFates, countUnread, previewOf } from "./preview.js";
import { answerInWords } from "./report.js";
import { obsoleteAnswers } from "./summary.js";

/** @import { AnswersFile } from "../model/answers-file.js" */
/** @import { FileChoice } from "./file-input.js" */
/** @import { Reading } from "./holdings.js" */
/** @import { Way } from "../model/merge.js" */
/** @import { Line } from "./preview.js" */
/** @typedef {ReturnType<typeof countUnread>} UnreadCounts */
/** @typedef {{open: (way: Way) => void, close: () => void}} Acts */

/** More lines tell nobody anything, and a file may have more than a page can show. */
const MOST = 200;
/** As many damaged parts are named, and so much of each name. */
const MOST_NAMED = 20;
const LONGEST_NAME = 100;

/** The lists of a preview, those first that change something. @type {Line["fate"][]} */
const FATES = ["added", "changed", "removed", "lost", "kept", "same"];

export class PreviewPanel {
  /**
   * @param {HTMLElement} place
   * @param {import("./session.js").FilesSession} session
   * @param {{href: string, title: string}} viewsLink
   */
  constructor(place, { config, outline }, viewsLink) {
    this.place = place;
    this.t = config.t;
    this.dates = dateWords(config.language);
    this.outline = outline;
    this.viewsLink = viewsLink;
    /** @type {Way} */
    this.way = "merge";
    const words = this.t("answers.preview_title");
    this.title = make("h3", { class: "chb-panel-title", tabindex: "-1" }, words);
  }

  focus() {
    this.title.focus();
  }

  close() {
    this.place.hidden = true;
    this.place.replaceChildren();
    this.way = "merge";
  }

  /** @param {FileChoice} choice @param {Reading} here @param {Acts} acts */
  show({ answersFile, pdfs }, here, acts) {
    const { t } = this;
    const changes = (/** @type {Way} */ way) =>
      previewOf(way, here.records, recordsFor(way, here.records, answersFile));
    const unread = countUnread(here.texts, answersFile.others);
    const body = make("div", {});
    const fill = () => body.replaceChildren(...this.lists(answersFile, changes(this.way), unread, acts));
    const { edition } = answersFile;
    const origin = pdfs.length
      ? t("filled_pdf.from", {
          names: pdfs.map((name) => t("filled_pdf.quoted", { name })).join(", "),
          edition,
        })
      : t("answers.preview_from", { date: this.dates.time(answersFile.saved), edition });
    this.place.replaceChildren(
      this.title,
      make("p", {}, origin),
      make("p", { class: "chb-hint" }, t("answers.preview_whose"), " ", this.linkToViews()),
      ...(changes("replace").some(({ fate }) => fate !== "same") ? [this.ways(fill, answersFile.forms)] : []),
      body,
    );
    fill();
    this.place.hidden = false;
  }

  /** @private */
  linkToViews() {
    const { href, title } = this.viewsLink;
    return make("span", {}, make("a", { href }, title), ".");
  }

  /** @private @param {() => void} fill @param {boolean} forms */
  ways(fill, forms) {
    const group = forms ? "filled_pdf" : "answers";
    const choices = /** @type {Way[]} */ (["merge", "replace"]).map((way) => {
      const radio = make("input", { type: "radio", name: "chb-way", value: way });
      radio.checked = way === this.way;
      radio.addEventListener("change", () => {
        this.way = way;
        fill();
      });
      return make("label", { class: "chb-choice" }, radio, " ", this.t(`${group}.way_${way}`));
    });
    const legend = make("legend", {}, this.t("answers.way"));
    return make("fieldset", { class: "chb-choices" }, legend, ...choices);
  }

  /** @private @param {AnswersFile} answersFile @param {Line[]} lines @param {UnreadCounts} unread @param {Acts} acts */
  lists(answersFile, lines, unread, acts) {
    const { t } = this;
    const { added, changed, removed, lost } = countFates(lines);
    const changesSomething = added + changed + removed + lost + unread.fresh > 0;
    const different = answersFile.forms || this.way === "replace";
    const having = (/** @type {Line["fate"]} */ fate) => lines.filter((line) => line.fate === fate);
    const lists = FATES.flatMap((fate) => this.list(fate, having(fate), different));
    const open = button(t(`answers.${this.way}`), () => acts.open(this.way));
    open.className = "chb-button";
    const close = button(t(changesSomething ? "answers.cancel" : "answers.close"), acts.close);
    return [
      ...(changesSomething ? [] : [make("p", {}, t("answers.nothing_new"))]),
      ...lists,
      ...this.remarks(answersFile, unread).map((words) => make("p", { class: "chb-note" }, words)),
      make("p", { class: "chb-buttons" }, ...(changesSomething ? [open] : []), close),
    ];
  }

  /** @private @param {Line["fate"]} fate @param {Line[]} lines @param {boolean} different */
  list(fate, lines, different) {
    if (fate === "kept") {
      const older = lines.filter(({ there }) => there !== null);
      const alone = lines.filter(({ there }) => there === null);
      return [...this.fold("older", older), ...this.fold("kept", alone)];
    }
    return this.fold(fate === "changed" && different ? "changed_replace" : fate, lines);
  }

  /** @private @param {string} name @param {Line[]} lines */
  fold(name, lines) {
    if (lines.length === 0) return [];
    const summary = make("summary", {}, this.t(`answers.${name}`, { count: lines.length }));
    const shown = lines.slice(0, MOST);
    const entries = shown.map((line) => make("li", {}, make("bdi", {}, this.lineInWords(line))));
    const count = lines.length - shown.length;
    if (count > 0) entries.push(make("li", {}, this.t("answers.and_more", { count })));
    return [make("details", { class: "chb-folded-list" }, summary, make("ul", {}, ...entries))];
  }

  /** @private @param {Line} line */
  lineInWords({ name, place, fate, here, there }) {
    const { t } = this;
    const title = this.titleOf(name, place, here ?? there ?? "");
    if (place.part !== "answer") return title;
    const [before, after] = [here, there].map((text) => this.answer(name, place.ids[0] ?? "", text));
    if (!before || !after || before === after) {
      return t("answers.line_one", { title, answer: before || after || "" });
    }
    const key = fate === "kept" ? "answers.line_kept" : "answers.line";
    return t(key, { title, before, after });
  }

  /** @private @param {string} name @param {string} id @param {string | null} text */
  answer(name, id, text) {
    if (text === null) return "";
    const answer = /** @type {import("../model/answer.js").Answer | null} */ (readAs(name, text).record);
    const framework = competencyOf(this.outline, id)?.framework;
    const home = this.outline.frameworks.find((each) => each.id === framework);
    return answer ? answerInWords(answer, home?.scale ?? null, this.t).label : "";
  }

  /** @private @param {string} name @param {Line["place"]} place @param {string} text */
  titleOf(name, { part, ids: [id = ""] }, text) {
    const record = /** @type {Record<string, any>} */ (readAs(name, text).record ?? {});
    if (part === "answer") {
      return competencyOf(this.outline, id)?.title ?? (record.seen?.text || id);
    }
    const called = record.whose || record.name || record.label || this.t("answers.unnamed");
    return this.t(`answers.kind_${isSession(name) ? "session" : part}`, {
      id: part === "evidence" ? id : called,
    });
  }

  /** @private @param {AnswersFile} answersFile @param {UnreadCounts} unread */
  remarks(answersFile, { fresh, here }) {
    const gone = obsoleteAnswers(this.outline, answersFile.records).length;
    const named = (/** @type {"damaged" | "newer"} */ why) => {
      const parts = answersFile.apart.filter((part) => part.why === why);
      const names = parts
        .slice(0, MOST_NAMED)
        .map(({ path }) => path.slice(1).join(" › ").slice(0, LONGEST_NAME));
      if (parts.length > MOST_NAMED) names.push("…");
      const values = { count: parts.length, names: names.join(", ") };
      return parts.length ? [this.t(`answers.apart_${why}`, values)] : [];
    };
    return [
      ...(gone ? [this.t("answers.gone", { count: gone })] : []),
      ...(fresh ? [this.t("answers.unread_too", { count: fresh })] : []),
      ...(here ? [this.t("answers.unread_here", { count: here })] : []),
      ...named("damaged"),
      ...named("newer"),
    ];
  }
}
