/**
 * `<chb-keeping>`: how a page keeps what is done on it, where it is not as usual: only until the
 * tab is closed, or not at all. Then a file can be made of what is here, and all of it erased; and
 * whoever leaves it behind is asked.
 */

import { flushAll, flushWhenLeft, somethingWaits } from "../kit/delay.js";
import { download, isEmbedded, textToCopy } from "../kit/download.js";
import { button, make } from "../kit/make.js";
import { fileText } from "../model/answers-file.js";
import { inventoryOf, rawOf } from "../model/inventory.js";
import { compareRecords, ownKeys, SETTINGS } from "../model/record.js";
import { eraseAll } from "../storage/sharing.js";
import { IDLE_MS, WARNING_MS } from "../storage/tab.js";
import { Leaving } from "./leaving.js";

/** @typedef {Pick<import("../storage/records.js").Records<any>, "unsaved" | "kind">} Memory */
/** @typedef {{memories: Memory[]}} Memories  what may be in memory only */

/** Told by a part of the page that has tried to save something and does not tell the shelf. */
export const SAVE_ATTEMPT = "chb-saving";

/** How long a tab may be idle, in the words of the page. */
const MINUTES = { minutes: IDLE_MS / 60_000, left: WARNING_MS / 60_000 };

export class KeepingView {
  /** @param {HTMLElement} element  knows the link @param {import("../kit/page-element.js").Session & Memories} session */
  constructor(element, { shelf, config, memories, announcer, admission, presence }) {
    this.element = element;
    this.shelf = shelf;
    this.config = config;
    this.announcer = announcer;
    this.memories = memories;
    this.admission = admission;
    this.presence = presence;
    presence.onWarning = () => this.show();
    this.leaving = new Leaving();
    /** @type {string | null} null before anything is shown */
    this.state = null;
    /** Whether this browser keeps nothing at all. */
    this.blocked = shelf.below(ownKeys(config.handbook)).length === 0 && !shelf.works();
    document.addEventListener(SAVE_ATTEMPT, () => this.show());
    document.addEventListener("input", () => this.watch());
    flushWhenLeft(window);
    this.ask = (/** @type {BeforeUnloadEvent} */ event) => {
      // Only then is it known whether there is room for it.
      flushAll();
      if (!this.isLeftBehind()) return;
      event.preventDefault();
      // A moment later, whoever stays is here.
      setTimeout(() => this.element.querySelector("button")?.focus());
    };
  }

  show() {
    const state = this.unkept().length > 0 ? "unsaved" : this.usualState();
    const isNew = state !== this.state;
    this.state = state;
    this.watch();
    // A button that is made anew would lose the focus.
    if (!isNew) return;
    // What the page says of how it is as usual would not be true.
    for (const usual of document.querySelectorAll(".chb-privacy")) {
      usual.toggleAttribute("hidden", state !== "");
    }
    this.say(state);
  }

  /**
   * Ask before the page is left, but only where it may be needed: some browsers then read it anew
   * on the way back.
   * @private
   */
  watch() {
    const isNeeded = this.state || somethingWaits();
    (isNeeded ? addEventListener : removeEventListener)("beforeunload", this.ask);
  }

  /** @private @param {string} state  "" is to say nothing */
  say(state) {
    const { t } = this.config;
    const { erased } = this.admission;
    const lost = erased ? [make("p", {}, t(`keeping.erased_${erased}`, MINUTES))] : [];
    const words = state ? [make("p", {}, t(`keeping.${state}`, MINUTES)), ...this.acts(state)] : [];
    this.element.replaceChildren(...lost, ...words);
    const isUrgent = state !== "" && state !== "session";
    this.element.classList.toggle("chb-keeping--unsaved", isUrgent);
    this.element.hidden = lost.length + words.length === 0;
    if (state === "ending") this.announcer.warn(t("keeping.ending", MINUTES));
  }

  /** What can be done about it. @private @param {string} state */
  acts(state) {
    const { t } = this.config;
    const { answers: href } = this.element.dataset;
    const stay = button(t("keeping.stay"), () => this.presence.touch());
    const save = button(t("keeping.save"), () => this.save());
    const erase = button(t("keeping.erase"), () => this.confirm());
    const link = href ? [make("a", { href }, t("keeping.link_answers"))] : [];
    /** @type {Record<string, Node[]>} */
    const acts = {
      unsaved: [save],
      blocked: link,
      session: [save, erase, ...link],
      // Whatever is done ends this state, so that no other button would be there to be clicked.
      ending: [stay],
    };
    const offered = acts[state] ?? [];
    return offered.length > 0 ? [make("p", { class: "chb-buttons" }, ...offered)] : [];
  }

  /** Erasing here cannot be undone: the page is read again. @private */
  confirm() {
    const { t } = this.config;
    const cancel = () => {
      this.say(this.state ?? "");
      this.element.querySelector("button")?.focus();
    };
    const erase = button(t("keeping.erase_now"), () => this.erase());
    const buttons = make("p", { class: "chb-buttons" }, erase, button(t("keeping.cancel"), cancel));
    this.element.replaceChildren(make("p", {}, t("keeping.erase_ask")), buttons);
    erase.focus();
  }

  /** @private */
  erase() {
    flushAll();
    if (eraseAll(this.shelf).done) return this.admission.readAgain();
    const { t } = this.config;
    this.element.replaceChildren(make("p", {}, t("keeping.erased_partly")));
    this.announcer.warn(t("keeping.erased_partly"));
  }

  /** Whether something would be lost with the page, or left in the tab of a shared computer. @private */
  isLeftBehind() {
    if (this.admission.over) return false;
    if (this.unkept().length > 0) return true;
    if (!this.shelf.untilClosedOnly || this.leaving.stays) return false;
    return this.shelf.below(ownKeys(this.config.handbook)).some((name) => name !== SETTINGS);
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
    if (this.presence.warned) return "ending";
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
    const { records, others } = inventoryOf(texts);
    const head = { handbook, edition, saved: new Date().toISOString() };
    return fileText(head, records, rawOf(others));
  }
}
