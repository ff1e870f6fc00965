/**
 * `<chb-participants>`: the items of a session with their checks, as the page's address names them.
 *
 * The checks are those of any self-check, and keep what is answered as those do. Beside them a code
 * is made of the levels that are chosen, for who wants to hand it in.
 */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { qrSvg } from "../kit/qr.js";
import { askedOf, levelsUp, MOST_ASKED, ratedIn } from "./asked-items.js";
import { choicesAt, questionOf } from "./question.js";
import { codeOf, SLIPS, spaced } from "./short-codes.js";

/** @import { Outline } from "../model/outline.js" */
/** @import { ReadSession } from "../model/session-address.js" */

export class ParticipantsView {
  /**
   * @param {HTMLElement} element
   * @param {import("../kit/messages.js").Translate} t
   * @param {Outline} outline
   * @param {ReadSession | null} read
   */
  constructor(element, t, outline, read) {
    this.element = element;
    this.t = t;
    this.session = read?.session;
    const rated = this.session ? ratedIn(this.session, outline) : [];
    this.questions = rated.slice(0, MOST_ASKED);
    this.code = part(element, "[data-part=code]", HTMLElement);
    this.make = part(element, "[data-act=make]", HTMLButtonElement);
    // By chance, and for this page alone: two who choose the same have two codes.
    this.slip = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SLIPS;
    const named = this.session?.parts.filter(({ id }) => id !== "").length ?? 0;
    const left = (read?.dropped ?? 0) + named - rated.length;
    this.start(left);
  }

  /** @private @param {number} left */
  start(left) {
    const { element, t, questions } = this;
    element.hidden = false;
    part(element, "[data-part=none]", HTMLElement).hidden = questions.length > 0;
    const note = part(element, "[data-part=left]", HTMLElement);
    note.hidden = questions.length === 0 || left === 0;
    note.textContent = t("participants.left", { count: left });
    part(element, "[data-part=hand]", HTMLElement).hidden = questions.length === 0;
    const asked = part(element, "[data-part=asked]", HTMLElement);
    asked.append(...questions.map((question) => questionOf(question, t)));
    this.startThenAndNow();
    this.make.addEventListener("click", () => void this.showCode());
    asked.addEventListener("change", () => this.noteChange());
  }

  /** Where the session asks for it, the row of how it was before is shown at once. @private */
  startThenAndNow() {
    const control = part(this.element, "chb-then-and-now", HTMLElement);
    if (!this.session?.thenAndNow || this.questions.length === 0) return control.remove();
    void customElements.whenDefined("chb-then-and-now").then(() => {
      const box = part(control, "input", HTMLInputElement);
      if (!box.checked) box.click();
    });
  }

  /** One choice for each place of a code. @private */
  choices() {
    const isTwice = this.session?.thenAndNow;
    return this.questions.flatMap((question) => {
      const levels = levelsUp(question).map(({ id }) => id);
      const { then, now } = choicesAt(this.element, question.id, levels);
      return isTwice ? [then, now] : [now];
    });
  }

  /** How many questions a code would count. @private @param {number[]} choices */
  answered(choices) {
    if (!this.session?.thenAndNow) return choices.filter(Boolean).length;
    return this.questions.filter((_, at) => choices[2 * at] && choices[2 * at + 1]).length;
  }

  /** @private */
  async showCode() {
    const { t, code, session, questions } = this;
    const choices = this.choices();
    const count = this.answered(choices);
    code.hidden = false;
    if (!session || count === 0) {
      code.replaceChildren(make("p", {}, t("participants.nothing")));
      return code.focus();
    }
    const letters = codeOf(askedOf(session, questions), choices, this.slip);
    const partly =
      count < questions.length
        ? [make("p", {}, t("participants.partly", { count, all: questions.length }))]
        : [];
    const words = make("p", { class: "chb-participants-letters", dir: "ltr" }, spaced(letters));
    code.replaceChildren(make("h3", {}, t("participants.made")), words, ...partly);
    this.make.textContent = t("participants.make_again");
    code.focus();
    try {
      words.after(await qrSvg(letters, t("participants.code", { letters: spaced(letters) })));
    } catch {
      // The letters stand above, and say the same.
    }
  }

  /** @private */
  noteChange() {
    if (this.code.hidden) return;
    this.code.replaceChildren(make("p", {}, this.t("participants.changed")));
  }
}
