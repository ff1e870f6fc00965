/**
 * The folded part of a check: how much it matters, a wish for training, a note, evidence.
 *
 * Where a framework does not ask how much it matters, what was once answered stays as it is.
 * It is made when it is first opened; until then it only says what is written in it.
 */

import { Delay } from "../kit/delay.js";
import { fit } from "../kit/fields.js";
import { part } from "../kit/page-element.js";
import { MATTERS } from "../model/details.js";
import { joinLines, joinTexts } from "../model/text-merge.js";
import { EvidenceLines } from "./evidence-lines.js";
import { copyOf, nameFor } from "./rating-form.js";

/** @import { Details } from "../model/answer.js" */

/**
 * @typedef {object} Owner  what the part asks of its check
 * @property {HTMLElement} element
 * @property {import("../kit/messages.js").Translate} t
 * @property {(patch: import("../model/answer.js").Patch) => void} patch
 * @property {() => Details} stored  what is kept now, perhaps by another tab
 * @property {() => void} joined  told where two tabs wrote in one field, and both is kept
 * @property {() => void} typing
 */

/** @typedef {{matters: RadioNodeList | null, training: HTMLInputElement, note: HTMLTextAreaElement, lines: EvidenceLines}} Fields */

export class RatingMore {
  /** @param {HTMLDetailsElement} fold @param {Owner} owner */
  constructor(fold, owner) {
    this.fold = fold;
    this.owner = owner;
    this.summary = part(fold, "summary", HTMLElement);
    this.says = part(fold, ".chb-more-says", HTMLElement);
    /** @type {Details} */
    this.details = {};
    /** @type {Fields | null} */
    this.fields = null;
    /** @type {Map<"note" | "evidence", Details>} what is typed and not saved yet, and what was saved before */
    this.typed = new Map();
    this.delay = new Delay(() => this.save());
  }

  /** Whether something typed waits to be saved, or is being typed. */
  get busy() {
    return this.delay.waits;
  }

  get focused() {
    return this.fold.matches(":focus-within");
  }

  /** Say what is known, in the fields and in the line that opens them. @param {Details | null} details */
  show(details) {
    this.details = details ?? {};
    const parts = this.parts();
    const says = parts.length ? this.owner.t("rating.written", { parts: parts.join(", ") }) : "";
    if (!says && !this.says.textContent) return this.fill();
    this.says.textContent = says && `· ${says}`;
    nameFor(this.owner.element, this.summary, this.owner.t);
    this.fold.classList.toggle("chb-more--written", parts.length > 0);
    this.fill();
  }

  /** Make the fields, once. */
  open() {
    if (this.fields) return;
    const { element, t } = this.owner;
    this.fold.append(copyOf(element, "more"));
    const note = part(this.fold, "textarea", HTMLTextAreaElement);
    nameFor(element, note, t, note.closest("label")?.textContent ?? "");
    const name = (/** @type {HTMLElement} */ control, /** @type {string} */ words) =>
      nameFor(element, control, t, words);
    const place = part(this.fold, ".chb-lines", HTMLElement);
    const lines = new EvidenceLines(place, name, t, (now) => this.type("evidence", now));
    const training = part(this.fold, "input[name=training]", HTMLInputElement);
    nameFor(element, training, t, training.closest("label")?.textContent ?? "");
    for (const legend of this.fold.querySelectorAll("legend")) {
      if (legend.parentElement) nameFor(element, legend.parentElement, t, legend.textContent ?? "");
    }
    const form = /** @type {HTMLFormElement} */ (this.fold.closest("form"));
    const matters = /** @type {RadioNodeList | null} */ (form.elements.namedItem("matters"));
    this.fields = { matters, training, note, lines };
    this.listen(this.fields);
    this.fill();
  }

  /** What is being typed is not saved: it was removed meanwhile. */
  drop() {
    this.delay.cancel();
    this.typed.clear();
  }

  /** @private @param {Fields} fields */
  listen({ training, note }) {
    this.fold.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name === "matters") this.owner.patch({ matters: target.value });
      if (target === training) this.owner.patch({ training: training.checked });
    });
    note.addEventListener("input", () => {
      fit(note);
      this.type("note", false);
    });
  }

  /** @private @param {"note" | "evidence"} name @param {boolean} now */
  type(name, now) {
    if (!this.typed.has(name)) this.typed.set(name, this.details);
    this.owner.typing();
    this.delay.ask();
    if (now) this.delay.flush();
  }

  /** @private */
  save() {
    if (!this.fields) return;
    const { note, lines } = this.fields;
    const typed = { note: note.value.trim() && note.value, evidence: lines.texts() };
    const values = this.joined(typed, this.owner.stored());
    const patch = Object.fromEntries([...this.typed.keys()].map((name) => [name, values[name]]));
    const parted = [...this.typed.keys()].some((name) => String(values[name]) !== String(typed[name]));
    this.typed.clear();
    this.owner.patch(patch);
    if (parted) this.owner.joined();
  }

  /** What is typed here, with what another tab has saved since. @private @param {{note: string, evidence: string[]}} typed @param {Details} stored */
  joined({ note, evidence }, stored) {
    const { note: base = "" } = this.typed.get("note") ?? {};
    const { evidence: lines = [] } = this.typed.get("evidence") ?? {};
    return {
      note: joinTexts(base, note, stored.note ?? ""),
      evidence: joinLines(lines, evidence, stored.evidence ?? []),
    };
  }

  /** Put what is known into the fields; what is being typed stays. */
  fill() {
    if (!this.fields) return;
    const { matters, training, note, lines } = this.fields;
    if (matters) choose(matters, this.details.matters);
    training.checked = this.details.training === true;
    const text = this.details.note ?? "";
    if (!this.typed.has("note") && note.value.trim() !== text.trim()) note.value = text;
    if (!this.typed.has("evidence")) lines.put(this.details.evidence ?? []);
    fit(note);
  }

  /** What is written, in a few words each. @private */
  parts() {
    const { t } = this.owner;
    const { matters, training, note, evidence } = this.details;
    return [
      matters && MATTERS.includes(matters) && t("rating.written_matters"),
      training && t("rating.written_training"),
      note && t("rating.written_note"),
      evidence && t("rating.written_evidence", { count: evidence.length }),
    ].filter(Boolean);
  }
}

/** Choose one of some radios, or none. @param {RadioNodeList} radios @param {string} [value] */
function choose(radios, value = "") {
  radios.value = value;
  for (const radio of value ? [] : radios) {
    if (radio instanceof HTMLInputElement) radio.checked = false;
  }
}
