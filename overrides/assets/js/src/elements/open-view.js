/** `<chb-open>`: a file, looked at first, then added to what is here or put in its place. */

import { onFile, readChosen } from "../page/chosen-file.js";
import { undoChanges } from "../storage/journal.js";
import { make } from "../page/make.js";
import { markOf } from "../pure/mark.js";
import { joined } from "../pure/merge.js";
import { keepToItself, part } from "../page/page-element.js";
import { PreviewPanel } from "./preview-panel.js";
import { isViewOnly } from "../pure/preview.js";
import { SETTINGS } from "../pure/record.js";
import { Said } from "../page/said.js";
import { readSettings, settingsText } from "../pure/settings.js";

/** @typedef {import("../page/page-element.js").View} View */
/** @typedef {import("../pure/answers-file.js").Opened} Opened */
/** @typedef {import("../pure/merge.js").Way} Way */

/** @implements {View} */
export class OpenView {
  /** @param {HTMLElement} element @param {import("./sessions.js").FilesSession} session */
  constructor(element, session) {
    this.element = element;
    this.held = session.held;
    this.shelf = session.shelf;
    this.t = session.config.t;
    this.input = part(element, "input[type=file]", HTMLInputElement);
    this.said = new Said(part(element, ".chb-said", HTMLElement), session.announcer);
    const { views = "", viewsTitle = "" } = element.dataset;
    this.viewsLink = { href: views, title: viewsTitle };
    this.panel = new PreviewPanel(part(element, ".chb-panel", HTMLElement), session, this.viewsLink);
    /** @type {Opened | null} */
    this.opened = null;
    keepToItself(element);
    onFile(this.input, (file) => void this.choose(file));
  }

  concerns() {
    return true;
  }

  /** What stands here may have changed while the preview lies open. */
  show() {
    this.element.hidden = false;
    if (this.opened) this.preview(this.opened);
  }

  /** @private @param {File} file */
  async choose(file) {
    this.close();
    const { handbook } = this.held;
    const chosen = await readChosen(file, handbook, this.t);
    if ("fault" in chosen) return this.said.badly(chosen.fault);
    const { opened } = chosen;
    if (isViewOnly(opened.records)) {
      const { href, title } = this.viewsLink;
      return this.said.badly(this.t("answers.fault_view"), make("a", { href }, title));
    }
    this.said.clear();
    this.opened = opened;
    this.preview(opened);
    this.panel.focus();
  }

  /** @private @param {Opened} opened */
  preview(opened) {
    this.panel.show(opened, this.held.read(), {
      open: (way) => this.open(opened, way),
      close: () => {
        this.close();
        this.said.well(this.t("answers.canceled"));
        this.input.focus();
      },
    });
  }

  /** @private */
  close() {
    this.opened = null;
    this.panel.close();
  }

  /** @private @param {Opened} opened @param {Way} way */
  open(opened, way) {
    this.close();
    const { texts } = this.held.read();
    const after = withSaved(joined(texts, opened, way), opened);
    const changes = this.held.become(after);
    if (changes === null) {
      this.said.badly(this.t("answers.not_opened"));
      return this.input.focus();
    }
    const count = [...changes.keys()].filter((name) => name !== SETTINGS).length;
    this.said.undoable(this.t("answers.opened", { count }), this.t("answers.undo"), () => {
      const done = undoChanges(this.shelf, changes);
      this.said.well(this.t(done ? "answers.undone" : "answers.undone_partly"));
      this.input.focus();
    });
  }
}

/**
 * Where all that is kept now is what a file says, that file is where it was last saved.
 * @param {Map<string, string>} texts
 * @param {Opened} opened
 */
function withSaved(texts, { records, others, saved }) {
  const kept = new Map(texts);
  kept.delete(SETTINGS);
  const mark = markOf(kept);
  if (mark !== markOf([...records, ...others])) return texts;
  const settings = { ...readSettings(texts.get(SETTINGS) ?? null), saved: { at: saved, mark } };
  return new Map([...texts, [SETTINGS, settingsText(settings) ?? ""]]);
}
