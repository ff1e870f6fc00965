/** What can be put into a plan: suggestions first, and everything that the handbook has. */

import { button, make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { codeOf, reasonWords } from "./answer-words.js";
import { prioritiesOf } from "./scoring.js";

/** @import { Standing } from "./scoring.js" */

const SUGGESTED = 5;

export class PlanChooser {
  /**
   * @param {HTMLElement} place  server-rendered
   * @param {import("../kit/messages.js").Translate} t
   * @param {(id: string) => void} choose
   */
  constructor(place, t, choose) {
    this.t = t;
    this.choose = choose;
    this.full = part(place, '[data-part="full"]', HTMLElement);
    this.suggested = part(place, '[data-part="suggested"]', HTMLElement);
    this.list = make("ul", { class: "chb-my-list" });
    this.suggested.append(this.list);
    this.form = part(place, "form", HTMLFormElement);
    this.select = part(place, "select", HTMLSelectElement);
    this.shown = "";
    this.form.addEventListener("submit", () => this.select.value && choose(this.select.value));
  }

  /** @param {Standing[]} standings  what may be chosen @param {boolean} full */
  render(standings, full) {
    this.full.hidden = !full;
    this.form.hidden = full;
    const first = full ? [] : prioritiesOf(standings).slice(0, SUGGESTED);
    const suggestions = first.map(({ standing }) => standing);
    const shown = JSON.stringify([standings.map(({ id }) => id), suggestions.map(factsOf)]);
    // What is made anew would lose the focus.
    if (shown === this.shown && this.suggested.hidden === (suggestions.length === 0)) return;
    this.shown = shown;
    this.suggested.hidden = suggestions.length === 0;
    this.list.replaceChildren(...suggestions.map((standing) => this.suggestion(standing)));
    this.select.replaceChildren(new Option(this.t("my_plan.choose_one"), ""), ...groups(standings));
  }

  /** @private @param {Standing} standing */
  suggestion(standing) {
    const { id, competency } = standing;
    const title = make("span", { class: "chb-plan-title" }, nameOf(standing));
    const add = button(this.t("my_plan.add"), () => this.choose(id), competency.title);
    const words = make("p", { class: "chb-my-aside" }, reasonWords(standing, this.t));
    return make("li", { class: "chb-plan-suggestion" }, make("div", {}, title, words), add);
  }
}

/** One group a framework. @param {Standing[]} standings */
function groups(standings) {
  const frameworks = [...new Set(standings.map(({ framework }) => framework))];
  return frameworks.map((framework) => {
    const own = standings.filter((standing) => standing.framework === framework);
    const options = own.map((standing) => new Option(nameOf(standing), standing.id));
    return make("optgroup", { label: framework.title }, ...options);
  });
}

/** @param {Standing} standing */
const nameOf = (standing) => [codeOf(standing), standing.competency.title].filter(Boolean).join(" ");

/** @param {Standing} standing */
const factsOf = ({ id, answer }) => [id, answer?.state, answer?.level, answer?.matters];
