/**
 * `<chb-worksheet worksheet>`: a form to write in, of which the reader keeps named copies.
 *
 * The fields are the browser's own; this restores them, saves what is typed within a moment, and
 * tells the truth about both.
 */

import { SAVE_ATTEMPT } from "../keeping/keeping-view.js";
import { Delay } from "../kit/delay.js";
import { fit, formerlyOf, isField, put, textOf } from "../kit/fields.js";
import { keepToItself, part } from "../kit/page-element.js";
import { SavedNote } from "../kit/saved-note.js";
import { textIn } from "../model/sheet.js";
import { Copies } from "./copies.js";
import { CopiesBar } from "./copies-bar.js";
import { adopt } from "./former-copies.js";

/** @import { Sheet } from "../model/sheet.js" */
/** @import { Field } from "../kit/fields.js" */

export class WorksheetView {
  /**
   * @param {HTMLElement} element
   * @param {import("../kit/page-element.js").Session & {memory: {unsaved: Map<string, Sheet>}}} session
   */
  constructor(element, { shelf, config, announcer, memory }) {
    this.element = element;
    this.t = config.t;
    this.announcer = announcer;
    this.memory = memory;
    this.worksheet = element.getAttribute("worksheet") ?? "";
    adopt(shelf, this.worksheet, element.getAttribute("formerly")?.split(" ") ?? []);
    this.copies = new Copies(shelf, this.worksheet);
    this.bar = new CopiesBar(part(element, ".chb-copies", HTMLElement), this.copies, this.t);
    this.saved = new SavedNote(part(element, ".chb-saved", HTMLElement));
    this.form = part(element, "form", HTMLFormElement);
    this.fields = [...this.form.elements].filter(isField);
    this.typing = new Delay(() => this.save());
    /** The copy of which it was said that it is saved: once is enough for screen readers. */
    this.announced = "";
    this.openFirst();
    this.listen();
  }

  /** @param {string} key */
  concerns(key) {
    return key.startsWith(this.copies.start);
  }

  /** Show the open copy, after a look at what other tabs did. @param {boolean} elsewhere */
  show(elsewhere) {
    const { copies } = this;
    const news = copies.refresh();
    this.render();
    if (copies.trouble === "newer") this.bar.say(this.t("worksheet.newer"));
    else if (copies.trouble) this.bar.say(this.t("worksheet.unreadable"));
    if (news === "parted") this.sayBothKept();
    if (news === "deleted") this.announcer.say(this.bar.goneWords());
    if (news === "changed") this.saved.show(this.t("self_check.changed_elsewhere"));
    // Nothing new from the other tab: what was last said here still stands.
    else if (news || !elsewhere || !copies.isStored) this.showSaved();
  }

  /** @private */
  listen() {
    const { bar } = this;
    keepToItself(this.element);
    this.form.addEventListener("input", ({ target }) => isField(target) && this.type(target));
    bar.name.addEventListener("input", () => this.rename());
    bar.choice.addEventListener("change", () => {
      this.turn(() => this.copies.choose(bar.choice.value));
    });
    bar.begin.addEventListener("click", () => {
      this.turn(() => this.copies.begin());
      bar.name.focus();
    });
    bar.delete.addEventListener("click", () => this.remove());
    bar.undo.addEventListener("click", () => {
      this.turn(() => this.copies.restore());
      bar.delete.focus();
    });
    bar.print.addEventListener("click", () => {
      this.typing.flush();
      window.print();
    });
  }

  /**
   * Open the copy that was open before the page was loaded again, or a new one with what was
   * typed before this could run. A browser may have put that back itself: then a copy has it.
   * @private
   */
  openFirst() {
    const { copies } = this;
    const typed = this.fields.filter((field) => textOf(field) !== "");
    const known = copies
      .list()
      .some(({ sheet }) => typed.every((field) => written(sheet, field) === textOf(field)));
    copies.choose(history.state?.[this.worksheet] ?? "");
    if (known) return;
    copies.begin();
    for (const field of typed) copies.fill(field.name, textOf(field), formerlyOf(field));
  }

  /** @private @param {Field} field */
  type(field) {
    this.copies.fill(field.name, textOf(field), formerlyOf(field));
    fit(field);
    this.bar.delete.hidden = false;
    this.saved.wait();
    this.typing.ask();
  }

  /** @private */
  rename() {
    this.copies.rename(this.bar.name.value);
    this.saved.wait();
    this.typing.ask();
    this.typing.flush();
  }

  /** @private */
  save() {
    const { copies, announcer, t } = this;
    const parted = copies.flush();
    this.remember();
    this.render();
    this.showSaved(true);
    if (parted) this.sayBothKept();
    if (!copies.kept) announcer.warn(t("worksheet.unsaved"));
    else if (copies.isStored && !parted && this.announced !== copies.open.id) {
      announcer.say(t("worksheet.saved"));
      this.announced = copies.open.id;
    }
  }

  /** Let the page know what could not be saved: a file can be made of it. @private */
  remember() {
    this.memory.unsaved = this.copies.unsaved();
    this.element.dispatchEvent(new Event(SAVE_ATTEMPT, { bubbles: true }));
  }

  /** Open another copy. @private @param {() => void} open */
  turn(open) {
    this.bar.say("");
    this.typing.flush();
    open();
    this.render();
    this.showSaved();
  }

  /** @private */
  remove() {
    const { copies, bar, announcer, t } = this;
    /** @type {boolean} */
    let gone = true;
    this.turn(() => (gone = copies.remove()));
    if (gone) announcer.say(bar.goneWords());
    else {
      this.saved.show(t("worksheet.unsaved"), true);
      announcer.warn(t("worksheet.unsaved"));
    }
    // Where the button was that had the focus.
    bar.undo.focus();
  }

  /** @private */
  render() {
    const { id, sheet } = this.copies.open;
    for (const field of this.fields) put(field, written(sheet, field));
    this.bar.render();
    // For the time when the page is loaded again; other tabs have their own.
    if (history.state?.[this.worksheet] === id) return;
    history.replaceState({ ...history.state, [this.worksheet]: id }, "");
  }

  /** @private @param {boolean} [typing] */
  showSaved(typing = false) {
    const { copies, saved } = this;
    const words = copies.isStored ? this.t("worksheet.saved") : "";
    if (!copies.kept) saved.show(this.t("worksheet.unsaved"), true);
    else if (typing) saved.rest(words);
    else saved.show(words);
  }

  /** @private */
  sayBothKept() {
    const words = this.t("worksheet.kept_both");
    this.bar.say(words);
    this.announcer.say(words);
  }
}

/** What a copy says in a field. @param {Sheet} sheet @param {Field} field */
const written = (sheet, field) => textIn(sheet, field.name, formerlyOf(field));
