/** The list of snapshots: each with its name, how much is in it, and what can be done with it. */

import { button, make } from "../kit/make.js";

/**
 * @typedef {import("../model/snapshot.js").SnapshotEntry & {name: string}} NamedSnapshot
 *
 * @typedef {object} Owner  what does what the buttons say
 * @property {import("../kit/messages.js").Translate} t
 * @property {import("./snapshots.js").Snapshots} snapshots
 * @property {(id: string) => void} choose
 * @property {(id: string, label: string) => void} rename
 * @property {(id: string, name: string) => void} delete
 * @property {(name: string) => void} restore
 */

export class SnapshotList {
  /** @param {HTMLElement} place @param {Owner} owner */
  constructor(place, owner) {
    this.place = place;
    this.owner = owner;
    this.t = owner.t;
    /** The one whose label is being changed; "" where none is. */
    this.renaming = "";
    this.goneName = "";
    this.shown = "";
    /** @type {[NamedSnapshot[], {corrupt: number, newer: number}, string]} */
    this.last = [[], { corrupt: 0, newer: 0 }, ""];
  }

  /**
   * @param {NamedSnapshot[]} listed
   * @param {{corrupt: number, newer: number}} troubles
   * @param {string} compared
   */
  render(listed, troubles, compared) {
    this.last = [listed, troubles, compared];
    if (!listed.some(({ id }) => id === this.renaming)) this.renaming = "";
    const gone = this.owner.snapshots.gone;
    const facts = listed.map(({ id, name, snapshot }) => [id, name, snapshot.rev]);
    const shown = JSON.stringify([facts, troubles, compared, this.renaming, gone?.id]);
    // A list that is made anew would lose the focus, and what is being typed.
    if (shown === this.shown) return;
    this.shown = shown;
    const rows = listed.map((one) => this.row(one, one.id === compared));
    const list = rows.length ? [make("ul", { class: "chb-snapshots" }, ...rows)] : [];
    this.place.replaceChildren(...list, ...this.goneLine(), ...this.troubleLines(troubles));
    this.place.hidden = this.place.childElementCount === 0;
  }

  /** @private @param {NamedSnapshot} one @param {boolean} compared */
  row(one, compared) {
    const { id, name, snapshot } = one;
    if (id === this.renaming) return make("li", {}, this.renameForm(one));
    const count = Object.keys(snapshot.answers).length;
    const title = make("span", { class: "chb-snapshot-name", dir: "auto" }, name);
    const facts = make("span", { class: "chb-my-aside" }, this.t("snapshot.answered", { count }));
    const compare = button(this.t("snapshot.compare"), () => this.choose(id), name);
    compare.setAttribute("aria-pressed", String(compared));
    const rename = button(this.t("snapshot.rename"), () => this.turn(id), name);
    rename.dataset.rename = id;
    const remove = button(this.t("snapshot.delete"), () => this.remove(id, name), name);
    const acts = make("span", { class: "chb-snapshot-acts" }, compare, rename, remove);
    compare.dataset.compare = id;
    return make("li", {}, title, " ", facts, acts);
  }

  /** @private @param {NamedSnapshot} one */
  renameForm({ id, snapshot }) {
    const field = make("input", { type: "text", maxlength: "120", dir: "auto", autocomplete: "off" });
    field.value = snapshot.label;
    const label = make("label", {}, this.t("snapshot.label"), " ", field);
    const save = make("button", { class: "chb-small-button" }, this.t("snapshot.save"));
    const cancel = button(this.t("snapshot.cancel"), () => this.turn(""));
    const form = make("form", { class: "chb-snapshot-form", autocomplete: "off" }, label, save, cancel);
    form.addEventListener("submit", () => {
      this.renaming = "";
      this.owner.rename(id, field.value);
      this.focus(`[data-rename="${id}"]`);
    });
    return form;
  }

  /** Begin or end to change a label. @private @param {string} id */
  turn(id) {
    const before = this.renaming;
    this.renaming = id;
    this.render(...this.last);
    this.focus(id ? "input" : `[data-rename="${before}"]`);
  }

  /** @private @param {string} id */
  choose(id) {
    this.owner.choose(id);
    this.focus(`[data-compare="${id}"]`);
  }

  /** @private @param {string} id @param {string} name */
  remove(id, name) {
    this.goneName = name;
    this.owner.delete(id, name);
    this.focus(".chb-undo");
  }

  /** @private */
  goneLine() {
    const { gone } = this.owner.snapshots;
    if (!gone) return [];
    const undo = button(this.t("snapshot.undo"), () => {
      this.owner.restore(this.goneName);
      this.focus(`[data-compare="${gone.id}"]`);
    });
    undo.classList.add("chb-undo");
    const words = make("span", {}, this.t("snapshot.deleted", { name: this.goneName }));
    return [make("p", { class: "chb-my-undo" }, words, " ", undo)];
  }

  /** @private @param {{corrupt: number, newer: number}} troubles */
  troubleLines({ corrupt, newer }) {
    const lines = [];
    if (corrupt) lines.push(this.t("snapshot.unreadable", { count: corrupt }));
    if (newer) lines.push(this.t("snapshot.newer", { count: newer }));
    return lines.map((words) => make("p", { class: "chb-note" }, words));
  }

  /** @private @param {string} selector */
  focus(selector) {
    const target = this.place.querySelector(selector);
    if (target instanceof HTMLElement) target.focus();
  }
}
