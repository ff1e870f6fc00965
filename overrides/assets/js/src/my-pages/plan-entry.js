/** One competency of a plan: a form whose words are kept as they are typed. */

import { Delay } from "../kit/delay.js";
import { fit, isField } from "../kit/fields.js";
import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { SavedNote } from "../kit/saved-note.js";
import { joinLines, joinTexts } from "../model/text-merge.js";
import { codeOf, ratingLink, readingLink, reasonWords } from "./answer-words.js";
import { BLANK, stepsIn } from "./plan.js";

/** @import { Field } from "../kit/fields.js" */
/** @import { Standing } from "./scoring.js" */
/** @import { Translate } from "../kit/messages.js" */

/**
 * @typedef {object} Keeper
 * @property {Translate} t
 * @property {(id: string, written: import("./plan.js").PlanChange) => boolean} write  whether it is kept
 * @property {(id: string) => import("../model/details.js").Plan} stored  what is kept now, perhaps by another tab
 * @property {(id: string) => void} remove
 */

let entries = 0;

export class PlanEntry {
  /** @param {Standing} standing @param {HTMLTemplateElement} template @param {Keeper} keeper */
  constructor(standing, template, keeper) {
    this.id = standing.id;
    this.t = keeper.t;
    this.keeper = keeper;
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.form = /** @type {HTMLFormElement} */ (copy.querySelector("form"));
    this.legend = part(this.form, "legend", HTMLElement);
    this.facts = part(this.form, ".chb-plan-facts", HTMLElement);
    this.remove = part(this.form, '[data-act="remove"]', HTMLButtonElement);
    this.saved = new SavedNote(part(this.form, ".chb-saved", HTMLElement));
    this.fields = [...this.form.elements].filter(isField);
    /** @type {import("../model/details.js").Plan} what is kept, as far as it is shown */
    this.base = BLANK;
    /** @type {Map<Field, import("../model/details.js").Plan>} written in and not kept yet, and what was kept before */
    this.touched = new Map();
    this.typing = new Delay(() => this.save());
    part(this.remove, ".chb-hidden", HTMLElement).append(standing.competency.title);
    for (const field of this.fields) tie(field);
    this.listen();
  }

  /** @private */
  listen() {
    this.form.addEventListener("input", ({ target }) => {
      if (!isField(target)) return;
      if (!this.touched.has(target)) this.touched.set(target, this.base);
      fit(target);
      this.saved.wait();
      this.typing.ask();
    });
    this.remove.addEventListener("click", () => {
      this.typing.flush();
      this.keeper.remove(this.id);
    });
  }

  /** Show what is known; what is being typed stays. @param {Standing} standing */
  fill(standing) {
    const { answer, competency, framework } = standing;
    this.legend.textContent = [codeOf(standing), competency.title].filter(Boolean).join(" ");
    if (framework.lang) this.legend.lang = framework.lang;
    const read = readingLink(standing);
    read.textContent = this.t("self_check.read_more");
    const words = reasonWords(standing, this.t);
    this.facts.replaceChildren(make("span", {}, words), read, ratingLink(standing, this.t));
    const plan = answer?.plan ?? BLANK;
    this.base = plan;
    for (const field of this.fields) {
      if (this.touched.has(field)) continue;
      if (!same(field, plan)) field.value = textOf(plan, field.name);
      fit(field);
    }
  }

  focus() {
    this.fields[0]?.focus();
  }

  /** What is written, with what another tab has written in the same place meanwhile. @private */
  save() {
    const stored = this.keeper.stored(this.id);
    const written = [...this.touched].map(([field, base]) => ({
      ...{ name: field.name, typed: read(field), value: joined(field, base, stored) },
    }));
    this.touched.clear();
    const kept = this.keeper.write(
      this.id,
      Object.fromEntries(written.map(({ name, value }) => [name, value])),
    );
    if (!kept) this.saved.show(this.t("my_plan.unsaved"), true);
    else if (written.some(({ typed, value }) => String(typed) !== String(value))) {
      this.saved.show(this.t("rating.joined"));
    } else this.saved.rest(this.t("self_check.saved"));
  }
}

/** Tie a field to its label and hint. @param {Field} field */
function tie(field) {
  const [label, hint] = ["label", ".chb-hint"].map((name) => field.parentElement?.querySelector(name));
  field.id = `chb-plan-${++entries}`;
  label?.setAttribute("for", field.id);
  if (!hint) return;
  hint.id = `${field.id}-hint`;
  field.setAttribute("aria-describedby", hint.id);
}

/** @param {Field} field */
const read = ({ name, value }) => (name === "steps" ? stepsIn(value) : value);

/**
 * What a field says, with what another tab has saved there since. Of two dates, the one on this screen.
 * @param {Field} field
 * @param {import("../model/details.js").Plan} base
 * @param {import("../model/details.js").Plan} stored
 */
function joined(field, base, stored) {
  const { name, value } = field;
  if (name === "steps") return joinLines(base.steps, stepsIn(value), stored.steps);
  if (name === "due") return value;
  return joinTexts(textOf(base, name), value, textOf(stored, name));
}

/** @param {import("../model/details.js").Plan} plan @param {string} name */
function textOf(plan, name) {
  if (name === "steps") return plan.steps.join("\n");
  return String(plan[/** @type {"goal" | "support" | "due"} */ (name)] ?? "");
}

/**
 * Whether a field says what the plan does. Blank lines among the steps are the reader's business.
 * @param {Field} field
 * @param {import("../model/details.js").Plan} plan
 */
const same = (field, plan) =>
  field.name === "steps"
    ? stepsIn(field.value).join("\n") === plan.steps.join("\n")
    : field.value === textOf(plan, field.name);
