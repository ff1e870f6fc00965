/** `<chb-open>`: a file, looked at first, then added to what is here or put in its place. */

import { onChosen } from "./file-input.js";
import { undoChanges } from "../storage/journal.js";
import { make } from "../kit/make.js";
import { recordsFor } from "./form-overlay.js";
import { markOf } from "../model/mark.js";
import { joined } from "../model/merge.js";
import { keepToItself, part } from "../kit/page-element.js";
import { PreviewPanel } from "./preview-panel.js";
import { isViewOnly } from "./preview.js";
import { SETTINGS } from "../model/record.js";
import { Said } from "../kit/status.js";
import { readSettings, settingsText } from "../model/settings.js";

/** @typedef {import("../kit/page-element.js").View} View */
/** @typedef {import("../model/answers-file.js").Opened} Opened */
/** @typedef {import("./file-input.js").Chosen} Chosen */
/** @typedef {import("../model/merge.js").Way} Way */

/** @implements {View} */
export class OpenView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
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
    /** @type {Chosen | null} */
    this.chosen = null;
    keepToItself(element);
    onChosen(this.input, this.said, session.config, () => this.close(), (chosen) => this.choose(chosen));
  }

  /** What stands here may have changed while the preview lies open. @param {boolean} elsewhere */
  show(elsewhere) {
    this.element.hidden = false;
    if (!this.chosen || (elsewhere && !this.held.news)) return;
    const had = this.panel.place.contains(document.activeElement);
    this.preview(this.chosen);
    if (had) this.panel.focus();
  }

  /** @private @param {Chosen} chosen */
  choose(chosen) {
    if (isViewOnly(chosen.opened.records)) {
      const { href, title } = this.viewsLink;
      return this.said.badly(this.t("answers.fault_view"), make("a", { href }, title));
    }
    this.chosen = chosen;
    this.preview(chosen);
    this.panel.focus();
  }

  /** @private @param {Chosen} chosen */
  preview(chosen) {
    this.panel.show(chosen, this.held.read(), {
      open: (way) => this.open(chosen, way),
      close: () => {
        this.close();
        this.said.well(this.t("answers.canceled"));
        this.input.focus();
      },
    });
  }

  /** @private */
  close() {
    this.chosen = null;
    this.panel.close();
  }

  /** @private @param {Chosen} chosen @param {Way} way */
  open({ opened }, way) {
    this.close();
    const { texts, records: mine } = this.held.read();
    const incoming = { ...opened, records: recordsFor(way, mine, opened) };
    const after = withSaved(joined(texts, incoming, way), opened);
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
 * A form is none: it was never saved from here.
 * @param {Map<string, string>} texts
 * @param {Opened} opened
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
