/**
 * The search's dialog at work: what is typed is looked for at once, and what is found is listed.
 *
 * Results are links. Arrows move between the field and them; Enter in the field follows the first.
 */

import { make } from "../kit/make.js";
import { translator } from "../kit/messages.js";
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
    this.isRead = false;
    this.timer = 0;
  }

  start() {
    this.field.addEventListener("input", () => this.show());
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    this.dialog.querySelector("form")?.addEventListener("submit", () => this.links()[0]?.click());
    this.dialog.querySelector("[data-close]")?.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("chb-documents", () => this.read());
    this.read();
  }

  /** Read the documents, once their script has brought them. */
  async read() {
    const data = /** @type {any} */ (globalThis).chbSearched;
    if (!data || this.engine) return;
    this.t = translator(data.messages, data.language);
    this.engine = new SearchEngine(data);
    await this.engine.load(() => new Promise((go) => setTimeout(go)));
    this.isRead = true;
    this.show();
  }

  /** What the words in the field find; without any, what people ask first. */
  show() {
    const { engine, t } = this;
    if (!engine || !t || !this.isRead) return;
    const typed = this.field.value;
    const { found, stems } = engine.find(typed, MOST);
    this.list.replaceChildren(...found.map((it) => this.entryFor(it, stems, engine)));
    this.list.scrollTop = 0;
    clearTimeout(this.timer);
    if (found.length > 0) {
      const count = t(found.length < MOST ? "search.count" : "search.best", { count: found.length });
      this.timer = window.setTimeout(() => this.say(count), QUIET_MS);
    } else {
      this.say(t(typed.trim() ? "search.none" : "search.first"));
      this.list.append(...engine.data.questions.map(([words, address]) => this.question(words, address)));
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
