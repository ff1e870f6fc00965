/** `<chb-open>`: a file, looked at first, then added to what is here or put in its place. */

import { make } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { markOf } from "../model/mark.js";
import { joinRecords } from "../model/merge.js";
import { SETTINGS } from "../model/record.js";
import { readSettings, settingsText } from "../model/settings.js";
import { undoChanges } from "../storage/journal.js";
import { onChosen } from "./file-input.js";
import { recordsFor } from "./form-overlay.js";
import { isViewOnly } from "./preview.js";
import { PreviewPanel } from "./preview-panel.js";

/** @import { AnswersFile } from "../model/answers-file.js" */
/** @import { FileChoice } from "./file-input.js" */
/** @import { Way } from "../model/merge.js" */

export class OpenView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, session) {
    this.element = element;
    this.holdings = session.holdings;
    this.shelf = session.shelf;
    this.t = session.config.t;
    this.input = part(element, "input[type=file]", HTMLInputElement);
    this.status = new Status(part(element, ".chb-said", HTMLElement), session.announcer);
    const { views = "", viewsTitle = "" } = element.dataset;
    this.viewsLink = { href: views, title: viewsTitle };
    this.panel = new PreviewPanel(part(element, ".chb-panel", HTMLElement), session, this.viewsLink);
    /** @type {FileChoice | null} */
    this.choice = null;
    keepToItself(element);
    onChosen(this.input, this.status, session.config, this);
  }

  /** What stands here may have changed while the preview lies open. @param {boolean} elsewhere */
  show(elsewhere) {
    this.element.hidden = false;
    if (!this.choice || (elsewhere && !this.holdings.news)) return;
    const had = this.panel.place.contains(document.activeElement);
    this.preview(this.choice);
    if (had) this.panel.focus();
  }

  /** @param {FileChoice} choice */
  choose(choice) {
    if (isViewOnly(choice.answersFile.records)) {
      const { href, title } = this.viewsLink;
      return this.status.failure(this.t("answers.fault_view"), make("a", { href }, title));
    }
    this.choice = choice;
    this.preview(choice);
    this.panel.focus();
  }

  /** @private @param {FileChoice} choice */
  preview(choice) {
    this.panel.show(choice, this.holdings.read(), {
      open: (way) => this.open(choice, way),
      close: () => {
        this.close();
        this.status.success(this.t("answers.canceled"));
        this.input.focus();
      },
    });
  }

  close() {
    this.choice = null;
    this.panel.close();
  }

  /** @private @param {FileChoice} choice @param {Way} way */
  open({ answersFile }, way) {
    this.close();
    const { texts, records: mine } = this.holdings.read();
    const incoming = { ...answersFile, records: recordsFor(way, mine, answersFile) };
    const after = withSaved(joinRecords(texts, incoming, way), answersFile);
    const changes = this.holdings.become(after);
    if (changes === null) {
      this.status.failure(this.t("answers.not_opened"));
      return this.input.focus();
    }
    const count = [...changes.keys()].filter((name) => name !== SETTINGS).length;
    this.status.undoable(this.t("answers.opened", { count }), this.t("answers.undo"), () => {
      const done = undoChanges(this.shelf, changes);
      this.status.success(this.t(done ? "answers.undone" : "answers.undone_partly"));
      this.input.focus();
    });
  }
}

/**
 * Where all that is kept now is what a file says, that file is where it was last saved.
 * A form is none: it was never saved from here.
 * @param {Map<string, string>} texts
 * @param {AnswersFile} answersFile
 */
function withSaved(texts, { records, others, saved, forms }) {
  if (forms) return texts;
  const kept = new Map(texts);
  kept.delete(SETTINGS);
  const mark = markOf(kept);
  if (mark !== markOf([...records, ...others])) return texts;
  const settings = { ...readSettings(texts.get(SETTINGS) ?? null), saved: { at: saved, mark } };
  return new Map([...texts, [SETTINGS, settingsText(settings) ?? ""]]);
}
