/**
 * Presenting: one item a screen, in steps where it needs them, over the page that it stands on.
 *
 * The page stays as it is below, and is what is printed. No key that a clicker has leads away.
 */

import { addressOf, itemsAsked } from "../kit/addresses.js";
import { make } from "../kit/make.js";
import { isDark, setDark } from "../kit/theme.js";
import { barOf } from "./bar.js";
import { MOST_COLUMNS } from "./cards.js";
import { contentOf, nameOf } from "./content.js";
import { fillCorner, largeCode } from "./corner.js";
import { hideIdleButtons } from "./idle-buttons.js";
import { deckOf, deckWithin } from "./items.js";
import { commandOf } from "./keys.js";
import { columnChoice, keyTable, Panel } from "./panel.js";
import { Screen } from "./screen.js";
import { letterSize, SIZES, STANDARD, Zoom } from "./sizes.js";
import { startSwiping } from "./swipe.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Handouts } from "../kit/handouts.js" */
/** @import { Command } from "./keys.js" */
/** @import { SessionBar } from "./session-bar.js" */

const CONTROLS = "button, a, input, label, summary";
/** What a clicker has: it changes the screen, and brings no buttons to the wall. */
const STEPS = ["next", "back", "next_item", "back_item", "blank"];

export class PresentView {
  /**
   * @param {Element[]} items  one with those that follow it on the page, or several by themselves
   * @param {Element} article
   * @param {Translate} t
   * @param {Handouts | null} handouts  what prints them; null: the page is printed as it is
   * @param {SessionBar | null} session  that it is a part of
   */
  constructor(items, article, t, handouts, session = null) {
    const [item] = /** @type {[Element]} */ (items);
    this.items = items;
    this.handouts = handouts;
    this.session = session;
    this.lacking = itemsAsked().filter((id) => !document.getElementById(id));
    this.article = article;
    this.t = t;
    const isApart = session !== null || items.length > 1;
    const found = isApart ? items.flatMap((it) => deckWithin(it, article)) : deckOf(item, article);
    this.deck = [...new Set(found)];
    this.at = Math.max(0, this.deck.indexOf(item));
    this.chosen = (new URLSearchParams(location.search).get("columns") ?? "").split(",").filter(Boolean);
    this.size = STANDARD;
    this.zoom = new Zoom();
    this.pageTitle = document.title;
    this.wasDark = isDark();
    this.screen = new Screen(t);
    this.panel = new Panel();
    this.corner = make("div", { class: "chb-present-corner" });
    this.blank = make("div", { class: "chb-present-blank", hidden: "" });
    this.bar = barOf(t, (command) => this.obey(command));
    const foot = make(
      "div",
      { class: "chb-present-foot" },
      make("div", {}, ...(session ? [session.element] : []), this.screen.place, this.bar),
      this.corner,
    );
    this.dialog = make(
      "dialog",
      { class: "chb-present", "aria-label": t("present.label") },
      ...[this.screen.head, this.screen.stage, foot, this.panel.element, this.blank, this.screen.status],
    );
    /** @type {Record<Command, () => void>} */
    this.commands = {
      next: () => this.move(1),
      back: () => this.move(-1),
      next_item: () => this.toItem(this.at + 1),
      back_item: () => this.toItem(this.at - 1),
      first: () => this.toStep(0),
      last: () => this.toStep(this.screen.steps.length - 1),
      blank: () => this.setBlank(true),
      larger: () => this.resize(this.size + 1),
      smaller: () => this.resize(this.size - 1),
      dark: () => setDark(!isDark()),
      code: () => this.panel.toggle("code", t("present.code"), largeCode(this.corner)),
      columns: () => this.openColumns(),
      keys: () => this.panel.toggle("keys", t("present.keys"), keyTable(t)),
      full: () => void this.toggleFull(),
      print: () => window.print(),
      leave: () => this.leave(),
    };
  }

  /** Nothing is opened for what has no words of its own, such as a form; the page is then whole, at it. */
  start() {
    if (!this.session && this.contentNow().units.length === 0) return this.backTo(this.item.id);
    this.wake = hideIdleButtons(this.dialog);
    document.body.append(this.dialog);
    this.dialog.showModal();
    // Before the theme hears them, which turns pages and searches at single letters.
    addEventListener("keydown", this, { capture: true });
    addEventListener("resize", this);
    this.dialog.addEventListener("close", this);
    startSwiping(this.dialog, (command) => this.obey(command));
    this.handouts?.follow(() => this.printed);
    const kept = history.state?.chbPresent;
    if (this.deck[kept?.at]) this.at = kept.at;
    if (SIZES[kept?.size]) this.size = kept.size;
    this.setLetters();
    this.toItem(this.at, kept?.step ?? 0);
    this.screen.stage.focus();
    this.tellLacking();
    this.session?.start({
      over: (words, inside) => this.panel.toggle("session", words, inside),
      keep: () => this.keep(),
    });
    // Letters of another typeface take another room.
    void document.fonts?.ready.then(() => this.resized());
  }

  get item() {
    return /** @type {Element} */ (this.deck[this.at]);
  }

  /** What is printed: those that were asked for together, or the one on the screen. */
  get printed() {
    if (!this.dialog.isConnected) return [];
    return this.items.length > 1 ? this.items : [this.item];
  }

  contentNow(item = this.item) {
    const notesLabel = make("span", {}, this.t("present.notes"));
    return contentOf(item, this.article, this.chosen, notesLabel);
  }

  /** The name of the item that follows; "" where none does. */
  get after() {
    const next = this.deck[this.at + 1];
    return next ? nameOf(this.contentNow(next)) : (this.session?.after ?? "");
  }

  /** Say which of the items that were asked for this page does not have, and where they are. */
  tellLacking() {
    if (this.lacking.length === 0) return;
    const links = this.lacking.map((id) => make("li", {}, make("a", { href: addressOf(id) ?? "" }, id)));
    const label = this.t("present.lacking");
    this.panel.toggle("lacking", label, [make("h3", {}, label), make("ul", {}, ...links)]);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (!this.dialog.isConnected) return;
    if (event instanceof KeyboardEvent) this.hear(event);
    else if (event.type === "resize") this.resized();
    else this.leave();
  }

  /** @param {KeyboardEvent} event */
  hear(event) {
    const command = commandOf(event);
    if (command || event.key.length === 1) event.stopImmediatePropagation();
    const onControl = event.target instanceof Element && event.target.closest(CONTROLS);
    if (!command || (event.key === " " && onControl)) return;
    event.preventDefault();
    this.obey(command);
  }

  /** @param {Command} command */
  obey(command) {
    if (!this.blank.hidden && command !== "leave") return this.setBlank(false);
    const { of } = this.panel;
    if (of && of !== command) {
      this.panel.close();
      this.screen.stage.focus();
      if (command === "leave") return;
    }
    this.commands[command]();
    if (!STEPS.includes(command)) this.wake?.();
  }

  /** @param {1 | -1} by */
  move(by) {
    const step = this.screen.step + by;
    if (step >= 0 && step < this.screen.steps.length) this.toStep(step);
    else this.toItem(this.at + by, by > 0 ? 0 : Number.MAX_SAFE_INTEGER);
  }

  /** Show an item; nothing before the first and after the last. @param {number} at @param {number} [step] */
  toItem(at, step = 0) {
    if (!this.deck[at]) return this.session?.go(at < 0 ? -1 : 1);
    this.at = at;
    const content = this.contentNow();
    this.columns = content.columns;
    this.bar.querySelector("[data-command=columns]")?.toggleAttribute("hidden", content.columns.length < 2);
    void fillCorner(this.corner, addressOf(this.item.id), this.t, () => this.obey("code"));
    const name = content.title?.textContent?.trim() || (content.over[content.over.length - 1] ?? "");
    this.screen.show(content, step, this.after);
    document.title = `${name} – ${this.pageTitle}`;
    this.keep();
  }

  /** @param {number} step */
  toStep(step) {
    this.screen.toStep(step);
    this.keep();
  }

  /** Let the address say what is shown; a page that is loaded anew comes back to it. */
  keep() {
    const columns = this.chosen.length ? `&columns=${this.chosen.join(",")}` : "";
    const isSet = this.items.length > 1;
    const chbPresent = { step: this.screen.step, size: this.size, ...(isSet ? { at: this.at } : {}) };
    const only = isSet ? this.items.map(({ id }) => id).join() : this.item.id;
    history.replaceState({ chbPresent }, "", `?only=${only}${columns}${this.session?.fragment ?? ""}`);
  }

  /** @param {number} size */
  resize(size) {
    if (!SIZES[size]) return;
    this.size = size;
    this.resized();
    this.keep();
  }

  resized() {
    if (!this.dialog.isConnected) return;
    this.zoom.look();
    this.setLetters();
    this.screen.layOutAgain();
  }

  setLetters() {
    const size = letterSize(this.dialog, this.zoom);
    this.dialog.style.fontSize = `${size}px`;
    this.screen.stage.style.fontSize = `${SIZES[this.size]}em`;
    this.dialog.classList.toggle("chb-present-tight", innerHeight < size * 10);
  }

  /** @param {boolean} blank */
  setBlank(blank) {
    this.blank.hidden = !blank;
    this.screen.status.textContent = blank ? this.t("present.blanked") : "";
  }

  openColumns() {
    const columns = this.columns ?? [];
    if (columns.length < 2) return;
    const choose = (/** @type {string[]} */ ids) => {
      this.chosen = ids;
      this.toItem(this.at);
    };
    const all = columns.length > MOST_COLUMNS ? [] : columns.map(({ id }) => id);
    const shown = this.chosen.length > 0 ? this.chosen : all;
    const inside = columnChoice(columns, shown, MOST_COLUMNS, this.t, choose);
    this.panel.toggle("columns", this.t("present.columns"), inside);
  }

  async toggleFull() {
    if (document.fullscreenElement) return document.exitFullscreen();
    // Refused where a browser or a frame does not let it.
    return document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  /** Back to the whole page, at the item; of a session, to where it was prepared. */
  leave() {
    if (!this.dialog.isConnected) return;
    removeEventListener("keydown", this, { capture: true });
    removeEventListener("resize", this);
    this.dialog.remove();
    setDark(this.wasDark);
    document.title = this.pageTitle;
    if (document.fullscreenElement) void document.exitFullscreen();
    if (this.session) location.assign(this.session.origin);
    else this.backTo(this.item.id);
  }

  /** @param {string} id */
  backTo(id) {
    history.replaceState(null, "", location.pathname);
    location.replace(`#${id}`);
    /** @type {HTMLElement | null} */ (document.querySelector(`a[href="?only=${CSS.escape(id)}"]`))?.focus({
      preventScroll: true,
    });
  }
}
