/** `<chb-my-plan record>`: a few things to work on, each with a goal, steps, help and a date. */

import { button } from "../kit/make.js";
import { keepToItself, part } from "../kit/page-element.js";
import { isAnswered } from "../model/answer.js";
import { isolate } from "../model/sheet.js";
import { notesOf } from "./notes.js";
import { OwnAnswers } from "./own-answers.js";
import { BLANK, changePlan, inPlan, MOST } from "./plan.js";
import { PlanChooser } from "./plan-chooser.js";
import { PlanDates } from "./plan-dates.js";
import { PlanEntry } from "./plan-entry.js";

/** @import { Standing } from "./scoring.js" */
/** @import { PlanChange } from "./plan.js" */

export class MyPlanView {
  /** @param {HTMLElement} element @param {import("./session.js").OwnSession} session */
  constructor(element, session) {
    this.element = element;
    this.session = session;
    this.t = session.config.t;
    this.record = element.getAttribute("record") ?? "me";
    this.own = new OwnAnswers(session, this.record);
    this.dates = new PlanDates(element, session, () => {
      this.flush();
      return this.own.standings();
    });
    this.template = /** @type {HTMLTemplateElement} */ (document.querySelector("template#chb-plan-entry"));
    this.chooser = new PlanChooser(this.part("choose"), this.t, (id) => this.add(id));
    /** @type {Map<string, PlanEntry>} */
    this.entries = new Map();
    /** What was chosen and has nothing written yet stays through a reload. */
    this.chosen = new Set(/** @type {string[]} */ (history.state?.[this.stateName] ?? []));
    /** @type {{standing: Standing, plan: PlanChange} | null} */
    this.gone = null;
    this.listen();
  }

  /** @private */
  listen() {
    keepToItself(this.element);
    part(this.element, '[data-act="print"]', HTMLElement).addEventListener("click", () => {
      this.flush();
      window.print();
    });
  }

  /** @param {string} key */
  concerns(key) {
    return key.startsWith(this.own.start);
  }

  /** Show what is known. */
  show() {
    const standings = this.own.standings();
    const listed = inPlan(standings, this.chosen);
    const oddities = this.own.oddities();
    const link = this.element.getAttribute("answers") ?? "";
    const notes = notesOf(oddities, this.own.outline, [], this.t, link, "");
    this.part("notes").replaceChildren(...notes);
    this.part("notes").hidden = notes.length === 0;
    this.part("empty").hidden = listed.length > 0;
    this.part("rate").hidden = listed.length > 0 || standings.some(({ answer }) => isAnswered(answer));
    this.part("acts").hidden = listed.length === 0;
    this.dates.render(standings);
    this.drawEntries(listed);
    const newer = new Set(oddities.newer);
    const free = standings.filter(({ id }) => !this.entries.has(id) && !newer.has(id));
    this.chooser.render(free, listed.length >= MOST);
    this.element.hidden = false;
  }

  /** Entries that stay are not moved: somebody may be typing in one. @private @param {Standing[]} listed */
  drawEntries(listed) {
    const place = this.part("entries");
    for (const [id, entry] of this.entries) {
      if (listed.some((standing) => standing.id === id)) continue;
      entry.form.remove();
      this.entries.delete(id);
    }
    listed.forEach((standing, n) => {
      const entry = this.entries.get(standing.id) ?? new PlanEntry(standing, this.template, this);
      this.entries.set(standing.id, entry);
      entry.fill(standing);
      if (place.children[n] !== entry.form) place.insertBefore(entry.form, place.children[n] ?? null);
    });
  }

  /** @private @param {string} id */
  add(id) {
    this.choose(id, true);
    this.show();
    this.entries.get(id)?.focus();
    this.say("my_plan.added", this.titleOf(id));
  }

  /** @param {string} id @param {PlanChange} written @returns {boolean} whether it is kept */
  write(id, written) {
    this.choose(id, true);
    return this.change(id, written);
  }

  /** @param {string} id */
  stored(id) {
    return this.own.read(id).record?.plan ?? BLANK;
  }

  /** @param {string} id */
  remove(id) {
    const standing = this.own.standings().find((one) => one.id === id);
    if (!standing) return;
    const plan = standing.answer?.plan ?? {};
    this.gone = { standing, plan };
    this.choose(id, false);
    if (standing.answer?.plan) this.change(id, null);
    else this.show();
    this.drawGone();
    this.say("my_plan.removed", standing.competency.title);
  }

  /** @private */
  restore() {
    const { gone } = this;
    if (!gone) return;
    this.gone = null;
    const { id, competency } = gone.standing;
    this.choose(id, true);
    if (Object.keys(gone.plan).length > 0) this.change(id, gone.plan);
    else this.show();
    this.drawGone();
    this.entries.get(id)?.focus();
    this.say("my_plan.restored", competency.title);
  }

  /** What was taken out last can be put back. @private */
  drawGone() {
    const place = this.part("gone");
    place.hidden = this.gone === null;
    if (!this.gone) return place.replaceChildren();
    const { title } = this.gone.standing.competency;
    const undo = button(this.t("my_plan.undo"), () => this.restore(), title);
    place.replaceChildren(this.t("my_plan.removed", { title: isolate(title) }), " ", undo);
    undo.focus();
  }

  /** @private @param {string} id @param {PlanChange | null} written @returns {boolean} whether it was kept */
  change(id, written) {
    const { competencies, frameworks } = this.session.outline;
    const { statement = "", asks = statement, hash = "", framework = "" } = competencies[id] ?? {};
    const lang = frameworks.find((one) => one.id === framework)?.language ?? "";
    const seen = { hash, lang, text: asks };
    const reading = this.own.change(id, (before, moment) => changePlan(before, written, moment, seen));
    return reading.kept && !reading.trouble;
  }

  /** @private */
  flush() {
    for (const { typing } of this.entries.values()) typing.flush();
  }

  /** @private @param {string} id @param {boolean} wanted */
  choose(id, wanted) {
    if (this.chosen.has(id) === wanted) return;
    if (wanted) this.chosen.add(id);
    else this.chosen.delete(id);
    history.replaceState({ ...history.state, [this.stateName]: [...this.chosen] }, "");
  }

  /** @private */
  get stateName() {
    return `plan-${this.record}`;
  }

  /** @private @param {string} id */
  titleOf(id) {
    return this.session.outline.competencies[id]?.title ?? id;
  }

  /** @private @param {string} key @param {string} title */
  say(key, title) {
    this.session.announcer.say(this.t(key, { title: isolate(title) }));
  }

  /** @private @param {string} name */
  part(name) {
    return part(this.element, `[data-part="${name}"]`, HTMLElement);
  }
}
