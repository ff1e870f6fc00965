/**
 * `<chb-keeping>`: how a page keeps what is done on it, where it is not as usual: only until the
 * tab is closed, or not at all. Then a file can be made of what the page has in memory.
 */

import { fileText } from "../pure/answers-file.js";
import { download, isEmbedded, textToCopy } from "../page/download.js";
import { rawOf, sortKept } from "../pure/kept.js";
import { button, make } from "../page/make.js";
import { compareRecords, ownKeys } from "../pure/record.js";

/** @typedef {import("../page/page-element.js").View} View */
/** @typedef {Pick<import("../storage/records.js").Records<any>, "unsaved" | "kind">} Memory */
/** @typedef {{memories: Memory[]}} Memories  what may be in memory only */

/** Told by a part of the page that has tried to save something and does not tell the shelf. */
export const TRIED_TO_SAVE = "chb-tried-to-save";

/** @implements {View} */
export class KeepingView {
  /** @param {HTMLElement} element  knows the link @param {import("../page/page-element.js").Session & Memories} session */
  constructor(element, { shelf, config, memories, announcer }) {
    this.element = element;
    this.shelf = shelf;
    this.config = config;
    this.announcer = announcer;
    this.memories = memories;
    this.state = "";
    /** Whether this browser keeps nothing at all. */
    this.blocked = shelf.below(ownKeys(config.handbook)).length === 0 && !shelf.works();
    document.addEventListener(TRIED_TO_SAVE, () => this.show());
  }

  show() {
    const unkept = this.unkept().length > 0;
    const state = unkept ? "unsaved" : this.usualState();
    // Only what is new: a button that is made anew would lose the focus.
    if (state === this.state) return;
    this.state = state;
    // What the page says of how it is as usual would not be true.
    for (const usual of document.querySelectorAll(".chb-privacy")) {
      usual.toggleAttribute("hidden", state !== "");
    }
    this.say(state, unkept);
  }

  /** @private @param {string} state  "" is to say nothing @param {boolean} unkept */
  say(state, unkept) {
    const { t } = this.config;
    const { answers: href } = this.element.dataset;
    const words = state && t(`keeping.${state}`);
    const link = href ? [" ", make("a", { href }, t("keeping.link_answers"))] : [];
    const save = [" ", button(t("keeping.save"), () => this.save())];
    this.element.replaceChildren(...(state ? [make("p", {}, words, ...(unkept ? save : link))] : []));
    this.element.classList.toggle("chb-keeping--unsaved", unkept || state === "blocked");
    this.element.hidden = state === "";
  }

  /** What is in memory only; where another tab has saved a newer one, that counts. @private */
  unkept() {
    return this.memories.flatMap(({ unsaved, kind }) => {
      const kept = (/** @type {string} */ key) => kind.parse(this.shelf.load(key)).record;
      const newer = [...unsaved].filter(([key, it]) => compareRecords(it, kept(key), kind.write) > 0);
      return newer.map(([key, record]) => /** @type {const} */ ([key, kind.write(record)]));
    });
  }

  /** How the page keeps what is done on it, where nothing has gone wrong yet. @private */
  usualState() {
    if (this.blocked) return "blocked";
    return this.shelf.untilClosedOnly ? "session" : "";
  }

  /** @private */
  save() {
    const { handbook, edition, t } = this.config;
    const text = this.fileText(handbook, edition);
    const name = download(`${handbook}-answers`, "json", text);
    const words = t("keeping.saving_done", { name });
    const copy = isEmbedded() ? [textToCopy(t("keeping.copy_instead"), text)] : [];
    this.element.querySelector(".chb-said")?.remove();
    this.element.append(make("p", { class: "chb-said" }, words, ...copy));
    this.announcer.say(words);
  }

  /** All that is kept, and over it what is only in memory. @private @param {string} handbook @param {string} edition */
  fileText(handbook, edition) {
    const texts = this.shelf.texts();
    const start = ownKeys(handbook).length;
    for (const [key, text] of this.unkept()) texts.set(key.slice(start), text);
    const { records, others } = sortKept(texts);
    const head = { handbook, edition, saved: new Date().toISOString() };
    return fileText(head, records, rawOf(others));
  }
}
