/**
 * The search's dialog at work: what is typed is looked for at once, and what is found is listed.
 *
 * Results are links. Arrows move between the field and them; Enter in the field follows the first.
 */

import { make } from "../kit/make.js";
import { translator } from "../kit/messages.js";
import { inSlices } from "../kit/steps.js";
import { SearchEngine } from "./engine.js";
import { excerptOf, marked } from "./excerpt.js";
import { PARAMETER } from "./highlight-words.js";

/** So long nothing is typed before the count is said: a listener hears one, not one a letter. */
const QUIET_MS = 500;
const MOST = 20;

/** @typedef {import("./engine.js").Found} Found */

export function startSearchView() {
  const dialog = document.querySelector("dialog#chb-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ol");
  const note = dialog.querySelector(".chb-search-note");
  if (field && list && note instanceof HTMLElement) new SearchView(dialog, field, list, note).start();
}

class SearchView {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {HTMLInputElement} field
   * @param {HTMLOListElement} list
   * @param {HTMLElement} note  says how much was found
   */
  constructor(dialog, field, list, note) {
    this.dialog = dialog;
    this.field = field;
    this.list = list;
    this.note = note;
    this.base = new URL(dialog.dataset.base ?? ".", document.baseURI);
    /** @type {SearchEngine | null} */
    this.engine = null;
    /** @type {ReturnType<typeof translator> | undefined} */
    this.t = undefined;
    /** @type {Promise<void> | undefined} until documents can be found by their names */
    this.names = undefined;
    /** @type {Promise<void> | undefined} … and by their texts */
    this.texts = undefined;
    this.isWhole = false;
    this.timer = 0;
    /** How often something was asked: what was asked before the last needs no answer. */
    this.asked = 0;
    /** Until what was asked last is shown. */
    this.shown = Promise.resolve();
  }

  start() {
    this.field.addEventListener("input", () => this.ask());
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    this.dialog.querySelector("form")?.addEventListener("submit", () => this.followFirst());
    this.dialog.querySelector("[data-close]")?.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("chb-documents", () => this.read());
    this.dialog.addEventListener("chb-texts", () => this.read());
    this.read();
  }

  /** Read what the scripts have brought: what names the documents, then their texts. */
  async read() {
    const { chbSearched: data, chbTexts: texts } = /** @type {any} */ (globalThis);
    if (!data) return;
    this.engine ??= new SearchEngine(data);
    this.t ??= translator(data.messages, data.language);
    const { engine } = this;
    this.names ??= inSlices(engine.readNames()).then(() => this.ask());
    await this.names;
    if (texts) this.texts ??= inSlices(engine.readTexts(texts)).then(() => this.askOfAll());
  }

  /** @private */
  askOfAll() {
    this.isWhole = true;
    this.ask();
  }

  /** Show what the words in the field find, unless more is typed meanwhile. */
  ask() {
    this.asked += 1;
    this.list.setAttribute("aria-busy", "true");
    const mine = this.asked;
    this.shown = inSlices(this.show(), () => this.asked === mine);
  }

  /** @private */
  async followFirst() {
    await this.shown;
    this.links()[0]?.click();
  }

  /** What the words in the field find; without any, what people ask first. @private */
  *show() {
    const { engine, t } = this;
    if (!engine || !t || engine.indexes.length === 0) return;
    const typed = this.field.value;
    const { found, stems } = yield* engine.find(typed, MOST);
    const entries = [];
    for (const it of found) {
      entries.push(this.entryFor(it, stems, engine));
      yield;
    }
    this.list.replaceChildren(...entries);
    this.list.scrollTop = 0;
    const isAsked = typed.trim() !== "";
    if (found.length === 0 && (this.isWhole || !isAsked)) {
      this.list.append(...engine.data.questions.map(([words, address]) => this.question(words, address)));
    }
    this.list.removeAttribute("aria-busy");
    if (!this.isWhole) return; // the dialog says that it is still loading, or that it failed
    clearTimeout(this.timer);
    if (found.length > 0) {
      const count = t(found.length < MOST ? "search.count" : "search.best", { count: found.length });
      this.timer = window.setTimeout(() => this.say(count), QUIET_MS);
    } else {
      this.say(t(isAsked ? "search.none" : "search.first"));
    }
  }

  /** @private @param {string} words */
  say(words) {
    this.note.textContent = words;
  }

  /** @private @param {string} words @param {string} address */
  question(words, address) {
    return make("li", {}, make("a", { href: this.linkTo(address).href }, words));
  }

  /** @private @param {Found} found @param {Set<string>} stems @param {SearchEngine} engine */
  entryFor(found, stems, engine) {
    const address = this.linkTo(found.address);
    address.searchParams.set(PARAMETER, engine.telling(this.field.value));
    const title = make("b", { dir: "auto" }, ...nodesOf(marked(found.title, stems, engine.words)));
    const link = make("a", { href: address.href }, title);
    if (found.place) link.append(make("small", { dir: "auto" }, found.place));
    const excerpt = excerptOf(found.text, stems, engine.words);
    if (excerpt.length > 0) link.append(make("span", { dir: "auto" }, ...nodesOf(excerpt)));
    // To a place on this page no new page comes, so the dialog gives way by itself.
    link.addEventListener("click", () => this.dialog.close());
    return make("li", {}, link);
  }

  /** @private @param {string} address */
  linkTo(address) {
    return new URL(address, this.base);
  }

  /** @private */
  links() {
    return [...this.list.querySelectorAll("a")];
  }

  /** @private @param {KeyboardEvent} event */
  move(event) {
    const stops = [this.field, ...this.links()];
    const at = stops.indexOf(/** @type {any} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length]?.focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
      this.field.focus(); // and what was typed goes there
    }
  }
}

/** @param {import("./excerpt.js").Piece[]} pieces */
const nodesOf = (pieces) => pieces.map(({ text, found }) => (found ? make("mark", {}, text) : text));
