/**
 * `<chb-workshop>`: a session that is put together, kept in this browser and in the page's address.
 *
 * The address has its parts; the notes are in the browser, and in a file of one's own, alone.
 */

import { Delay } from "../kit/delay.js";
import { button, make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { Status } from "../kit/status.js";
import { isBlank, nothingPrepared, preparedIn, sessionKey, sheetWith } from "../model/kept-session.js";
import {
  addressOfSession,
  MOST_MINUTES,
  MOST_PARTS,
  newToken,
  readSessionAddress,
} from "../model/session-address.js";
import { minutesFor } from "../model/session-items.js";
import { removalMark } from "../model/sheet.js";
import { Chooser } from "./chooser.js";
import { DoorsView } from "./doors-view.js";
import { KeepView } from "./keep-view.js";
import { nameOf, PartList } from "./part-list.js";
import { timeWords } from "./time-sum.js";

/** @import { Prepared } from "../model/kept-session.js" */
/** @import { Part, ReadSession } from "../model/session-address.js" */
/** @import { ReadySession } from "../model/session-items.js" */
/** @import { TrainerSession } from "./session.js" */

const BREAK_MINUTES = 10;
/** What an address ends with that begins with a ready session, before its id. */
const BEGIN = "begin=";
/** In the history's state: the page itself wrote the address. */
const OWN_ADDRESS = "chb-session";

export class PrepareView {
  /** @param {HTMLElement} element @param {TrainerSession} session */
  constructor(element, session) {
    this.element = element;
    this.session = session;
    this.t = session.config.t;
    this.key = sessionKey(session.config.handbook);
    this.place = (/** @type {string} */ name) => part(element, `[data-part=${name}]`, HTMLElement);
    this.status = new Status(this.place("said"), session.announcer);
    this.fields = Object.fromEntries(
      ["title", "total", "then"].map((name) => [name, part(element, `[name=${name}]`, HTMLInputElement)]),
    );
    this.list = new PartList(this.place("list"), session.items, this.t, {
      move: (at, by) => this.move(at, by),
      remove: (at) => this.remove(at),
      change: (at, change) => this.changePart(at, change),
      note: (id, text) => this.note(id, text),
    });
    this.chooser = new Chooser(element, session.items, this.t, {
      isThere: (id) => this.parts.some((it) => it.id === id),
      add: (item) => this.add({ id: item.id, minutes: minutesFor(item), columns: [] }),
      begin: (ready) => this.begin(ready),
    });
    this.chooser.offerReady(this.place("ready"), session.ready);
    this.doors = new DoorsView(element, session);
    this.keep = new KeepView(element, session, {
      now: () => this.prepared,
      open: (it) => this.become(it),
      clear: () => this.clear(),
    });
    this.saving = new Delay(() => this.save());
    /** @type {Prepared} */
    this.prepared = nothingPrepared(newToken());
    element.hidden = false;
    this.listen();
    this.start();
  }

  get parts() {
    return this.prepared.session.parts;
  }

  /** @param {string} key */
  concerns(key) {
    return key === this.key;
  }

  /** @param {boolean} elsewhere */
  show(elsewhere = false) {
    if (elsewhere) this.prepared = this.kept() ?? nothingPrepared(newToken());
    const { prepared, fields, t } = this;
    const { session, title, notes } = prepared;
    put(fields.title, title);
    put(fields.total, session.total > 0 ? String(session.total) : "");
    if (fields.then) fields.then.checked = session.thenAndNow;
    this.list.show(session.parts, notes);
    this.place("empty").hidden = session.parts.length > 0;
    const { words, isOver } = timeWords(session, t);
    const time = this.place("time");
    time.textContent = words;
    time.classList.toggle("chb-workshop-over", isOver);
    this.chooser.show();
    this.doors.show(prepared);
  }

  /** @private */
  listen() {
    const { element, fields } = this;
    fields.title?.addEventListener("input", () => this.type({ title: fields.title?.value ?? "" }));
    fields.total?.addEventListener("change", () =>
      this.changeSession({ total: minutesOf(fields.total?.value ?? "") }),
    );
    fields.then?.addEventListener("change", () =>
      this.changeSession({ thenAndNow: fields.then?.checked === true }),
    );
    part(element, "[data-act=break]", HTMLButtonElement).addEventListener("click", () =>
      this.add({ id: "", minutes: BREAK_MINUTES, columns: [] }),
    );
    addEventListener("hashchange", () => this.start());
  }

  /** With the session that is kept, or what the address asks for; who has both is asked. @private */
  start() {
    const kept = this.kept();
    if (kept) this.prepared = kept;
    this.place("other").hidden = true;
    const ready = this.session.ready.find(({ id }) => location.hash === `#${BEGIN}${id}`);
    // An address that this page wrote is of the session that is kept, however that was changed since.
    const read = history.state?.[OWN_ADDRESS] && kept ? null : readSessionAddress(location.hash);
    if (ready) this.offer("ready_asked", () => this.begin(ready), { title: ready.title });
    else if (read) this.startWith(read, kept);
    this.show();
  }

  /** @private @param {ReadSession} read @param {Prepared | null} kept */
  startWith({ session, dropped, newer }, kept) {
    if (kept && addressOfSession(session) === addressOfSession(kept.session)) return;
    const opened = { title: "", notes: {}, session: { ...session, token: session.token || newToken() } };
    this.offer("other", () => this.become(opened));
    if (dropped > 0) this.status.failure(this.t("workshop.dropped", { count: dropped }));
    if (newer) this.status.failure(this.t("workshop.newer"));
  }

  /**
   * Take what the address asks for; where a session is kept, only if its reader says so.
   * @private
   * @param {"other" | "ready_asked"} what
   * @param {() => void} take
   * @param {Record<string, string>} values
   */
  offer(what, take, values = {}) {
    if (isBlank(this.prepared)) return take();
    const other = this.place("other");
    const open = button(this.t(`workshop.${what}_open`, values), () => {
      other.hidden = true;
      take();
    });
    const keep = button(this.t("workshop.other_keep"), () => {
      other.hidden = true;
      this.change(this.prepared);
    });
    const choice = make("p", { class: "chb-buttons" }, open, " ", keep);
    other.replaceChildren(make("p", {}, this.t(`workshop.${what}`, values)), choice);
    other.hidden = false;
  }

  /** @private */
  kept() {
    return preparedIn(this.session.sheets.read(this.key).record);
  }

  /** @param {Prepared} prepared */
  become(prepared) {
    this.change(prepared);
    this.show();
  }

  /** @private @param {Prepared} prepared */
  change(prepared) {
    this.prepared = prepared;
    this.saving.cancel();
    this.save();
  }

  /** What is typed is saved a moment later. @private @param {Partial<Prepared>} change */
  type(change) {
    this.prepared = { ...this.prepared, ...change };
    this.saving.ask();
  }

  /** @private */
  save() {
    const { prepared } = this;
    const { kept } = this.session.sheets.change(this.key, (before, moment) =>
      sheetWith(before, prepared, moment),
    );
    if (!kept) this.status.failure(this.t("workshop.unsaved"));
    const state = { ...history.state, [OWN_ADDRESS]: true };
    history.replaceState(state, "", `#${addressOfSession(prepared.session)}`);
  }

  /** @private @param {Partial<Prepared["session"]>} change */
  changeSession(change) {
    this.become({ ...this.prepared, session: { ...this.prepared.session, ...change } });
  }

  /** @private @param {Part} added */
  add(added) {
    const { parts, t, session } = this;
    if (parts.length >= MOST_PARTS) return this.status.failure(t("workshop.full", { count: MOST_PARTS }));
    this.changeSession({ parts: [...parts, added] });
    const title = nameOf(added, session.items.get(added.id), t);
    this.status.success(t("workshop.added", { title, place: parts.length + 1 }));
  }

  /** @private @param {ReadySession} ready */
  begin({ title, parts }) {
    const before = this.prepared;
    const taken = parts.map(([id, minutes]) => ({ id, minutes, columns: [] }));
    const total = parts.reduce((sum, [, minutes]) => sum + minutes, 0);
    const session = { token: newToken(), total, thenAndNow: before.session.thenAndNow, parts: taken };
    this.become({ title, session, notes: before.notes });
    if (isBlank(before)) return this.status.success(this.t("workshop.began", { title }));
    this.status.undoable(this.t("workshop.began", { title }), this.t("workshop.undo"), () =>
      this.undo(before),
    );
  }

  /** @private @param {number} at @param {1 | -1} by */
  move(at, by) {
    const { parts, t, session } = this;
    const moved = parts[at];
    const to = at + by;
    if (!moved || to < 0 || to >= parts.length) return;
    const others = parts.filter((_, place) => place !== at);
    this.changeSession({ parts: [...others.slice(0, to), moved, ...others.slice(to)] });
    this.list.focus(to, by < 0 ? "up" : "down");
    const title = nameOf(moved, session.items.get(moved.id), t);
    session.announcer.say(t("workshop.moved", { title, place: to + 1 }));
  }

  /** @private @param {number} at */
  remove(at) {
    const { parts, t, session, prepared } = this;
    const removed = parts[at];
    if (!removed) return;
    this.changeSession({ parts: parts.filter((_, place) => place !== at) });
    const title = nameOf(removed, session.items.get(removed.id), t);
    this.status.undoable(t("workshop.taken_out", { title }), t("workshop.undo"), () => this.undo(prepared));
  }

  /** @private @param {Prepared} before */
  undo(before) {
    this.become(before);
    this.status.clear();
  }

  /** @private @param {number} at @param {Partial<Part>} change */
  changePart(at, change) {
    const focused = document.activeElement;
    const inside =
      focused instanceof HTMLElement
        ? [...this.place("list").querySelectorAll("input, button, summary")].indexOf(focused)
        : -1;
    this.changeSession({ parts: this.parts.map((it, place) => (place === at ? { ...it, ...change } : it)) });
    const again = [...this.place("list").querySelectorAll("input, button, summary")][inside];
    if (again instanceof HTMLElement) again.focus();
  }

  /** @private @param {string} id @param {string} text */
  note(id, text) {
    this.type({ notes: { ...this.prepared.notes, [id]: text } });
  }

  /** @private */
  clear() {
    const before = this.prepared;
    this.prepared = nothingPrepared(newToken());
    this.session.sheets.change(this.key, (_, moment) => removalMark(moment));
    history.replaceState(history.state, "", location.pathname + location.search);
    this.show();
    this.keep.status.undoable(this.t("workshop.cleared"), this.t("workshop.undo"), () => this.undo(before));
  }
}

/** @param {HTMLInputElement | undefined} field @param {string} text */
function put(field, text) {
  if (field && field.value !== text) field.value = text;
}

/** @param {string} typed */
const minutesOf = (typed) => (/^\d{1,3}$/.test(typed.trim()) ? Math.min(Number(typed), MOST_MINUTES) : 0);
