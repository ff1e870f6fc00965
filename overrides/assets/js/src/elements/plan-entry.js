/** One competency of a plan: a form whose words are kept as they are typed. */

import { Delay } from "../page/delay.js";
import { fit, isField } from "../page/fields.js";
import { make } from "../page/make.js";
import { codeOf, ratingLink, readingLink, reasonWords } from "./my-words.js";
import { part } from "../page/page-element.js";
import { BLANK, stepsIn } from "../pure/plan.js";
import { SavedNote } from "../page/saved-note.js";

/** @typedef {import("../page/fields.js").Field} Field */
/** @typedef {import("../pure/scoring.js").Standing} Standing */
/** @typedef {import("../pure/messages.js").Translate} Translate */

/**
 * @typedef {object} Keeper
 * @property {Translate} t
 * @property {(id: string, written: import("../pure/plan.js").Written) => void} write
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
    /** @type {Set<Field>} written in, and not kept yet */
    this.touched = new Set();
    this.typing = new Delay(() => this.save());
    part(this.remove, ".chb-hidden", HTMLElement).append(standing.competency.title);
    for (const field of this.fields) tie(field);
    this.listen();
  }

  /** @private */
  listen() {
    this.form.addEventListener("input", ({ target }) => {
      if (!isField(target)) return;
      this.touched.add(target);
      fit(target);
      this.saved.wait();
      this.typing.ask();
    });
    this.remove.addEventListener("click", () => {
      this.typing.flush();
      this.keeper.remove(this.id);
    });
    this.typing.follow(window);
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
    for (const field of this.fields) {
      if (this.touched.has(field) || same(field, plan)) continue;
      field.value = textOf(plan, field.name);
      fit(field);
    }
  }

  focus() {
    this.fields[0]?.focus();
  }

  /** @param {boolean} kept */
  tell(kept) {
    if (kept) this.saved.rest(this.t("self_check.saved"));
    else this.saved.show(this.t("my_plan.unsaved"), true);
  }

  /** @private */
  save() {
    const fields = [...this.touched].map((field) => [field.name, read(field)]);
    this.touched.clear();
    this.keeper.write(this.id, Object.fromEntries(fields));
  }
}

/** Tie a field to its label and hint. @param {Field} field */
function tie(field) {
  const [label, hint] = ["label", ".chb-hint"].map((name) =>
    field.parentElement?.querySelector(name),
  );
  field.id = `chb-plan-${++entries}`;
  label?.setAttribute("for", field.id);
  if (!hint) return;
  hint.id = `${field.id}-hint`;
  field.setAttribute("aria-describedby", hint.id);
}

/** @param {Field} field */
const read = ({ name, value }) => (name === "steps" ? stepsIn(value) : value);

/** @param {import("../pure/details.js").Plan} plan @param {string} name */
function textOf(plan, name) {
  if (name === "steps") return plan.steps.join("\n");
  return String(plan[/** @type {"goal" | "support" | "due"} */ (name)] ?? "");
}

/**
 * Whether a field says what the plan does. Blank lines among the steps are the reader's business.
 * @param {Field} field
 * @param {import("../pure/details.js").Plan} plan
 */
const same = (field, plan) =>
  field.name === "steps"
    ? stepsIn(field.value).join("\n") === plan.steps.join("\n")
    : field.value === textOf(plan, field.name);
