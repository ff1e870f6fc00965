/** `<chb-side-by-side>`: two views of one framework in words, with what to talk about first. */

import { answerInWords } from "../answers/report.js";
import { button, make } from "../kit/make.js";
import { keepToItself } from "../kit/page-element.js";
import { printAlone } from "../kit/printing.js";
import { competencyOf } from "../model/outline.js";
import { gapsView } from "./gaps-view.js";
import { countSides, sidesOf } from "./side-by-side.js";

/** @import { Framework } from "../model/outline.js" */
/** @import { Pair } from "./side-by-side.js" */
/** @typedef {{record: string, name: string, answers: Map<string, import("../model/answer.js").Answer>}} Side */

export class SideBySideView {
  /** @param {HTMLElement} element @param {import("./session.js").ViewsSession} session */
  constructor(element, { holdings, views, outline, config }) {
    this.element = element;
    this.holdings = holdings;
    this.views = views;
    this.outline = outline;
    this.t = config.t;
    this.framework = select(() => this.fill());
    this.one = select(() => this.fill());
    this.other = select(() => this.fill());
    this.body = make("div", {});
    const labels = /** @type {const} */ ([
      ["framework", this.framework],
      ["one", this.one],
      ["other", this.other],
    ]);
    this.choices = make(
      "div",
      { class: "chb-compare-choices" },
      ...labels.map(([name, field]) => make("label", {}, this.t(`second_view.${name}`), " ", field)),
    );
    this.print = button(this.t("second_view.print"), () => window.print());
    element.replaceChildren(this.choices, this.body);
    keepToItself(element);
  }

  /** @param {boolean} [elsewhere] */
  show(elsewhere) {
    if (elsewhere && !this.holdings.news) return;
    this.element.hidden = false;
    const records = this.views.records();
    const comparable = this.outline.frameworks.filter((it) => this.sides(it, records).length > 1);
    const choices = comparable.map(({ id, title }) => ({ record: id, name: title }));
    this.choices.hidden = choices.length === 0;
    offer(this.framework, choices);
    this.fill(records);
  }

  /**
   * Who has answered a framework: the reader, or their agency where it rates an agency, and views.
   * @private
   * @param {Framework} framework
   * @param {import("../model/kinds.js").Texts} records
   * @returns {Side[]}
   */
  sides(framework, records) {
    const names = this.views.names(records);
    const own = { record: framework.record, name: this.t(`second_view.${framework.record}`) };
    const newestFirst = this.views.list(records).reverse();
    const views = newestFirst.map(({ record }) => ({ record, name: names.get(record) ?? "" }));
    return [own, ...views]
      .map((side) => ({
        ...side,
        answers: this.views.answers(this.outline, framework, side.record, records),
      }))
      .filter(({ answers }) => answers.size > 0);
  }

  /** @private @param {import("../model/kinds.js").Texts} [records]  as read before */
  fill(records = this.views.records()) {
    const framework = this.outline.frameworks.find(({ id }) => id === this.framework.value);
    printAlone(this.element, framework !== undefined);
    if (!framework) {
      return this.body.replaceChildren(make("p", {}, this.t("second_view.compare_empty")));
    }
    const sides = this.sides(framework, records);
    offer(this.one, sides);
    const others = sides.filter(({ record }) => record !== this.one.value);
    offer(this.other, others);
    const one = sides.find(({ record }) => record === this.one.value);
    const other = sides.find(({ record }) => record === this.other.value);
    if (one && other) this.body.replaceChildren(...this.comparison(framework, one, other));
  }

  /** @private @param {Framework} framework @param {Side} one @param {Side} other */
  comparison(framework, one, other) {
    const { t } = this;
    const domains = sidesOf(framework, one.answers, other.answers);
    const counts = countSides(domains);
    const some = Object.entries(counts).filter(([, count]) => count);
    const facts = some.map(([name, count]) => t(`second_view.${name}_count`, { count }));
    const who = [one.name, other.name].join(" · ");
    const title = (/** @type {string} */ id) => this.title(id);
    const pair = (/** @type {Pair} */ it) => this.pair(framework, one, other, it);
    const sections = domains.flatMap((domain) => {
      const name = [domain.domain.code, domain.domain.title].filter(Boolean).join(" ");
      const heading = name ? [make("h3", { class: "chb-compare-domain" }, name)] : [];
      return [
        ...heading,
        ...domain.talk.map((it) => this.talk(pair(it))),
        ...this.fold("alone", domain.alone.map(pair)),
        ...this.fold("agree", domain.agree.map(pair)),
        ...this.fold("open", domain.open.map(title)),
      ];
    });
    return [
      make("p", { class: "chb-print-only", dir: "auto" }, `${framework.title}: ${who}`),
      make("p", {}, t("second_view.compare_text")),
      make("p", { class: "chb-facts" }, facts.join(", ")),
      ...(counts.talk ? [] : [make("p", {}, t("second_view.talk_none"))]),
      make("p", { class: "chb-buttons" }, this.print),
      ...gapsView(domains, framework.scale, [one.name, other.name], title, t),
      ...sections,
    ];
  }

  /** @private @param {HTMLElement} pair */
  talk(pair) {
    pair.classList.add("chb-pair--talk");
    pair
      .querySelector(".chb-pair-title")
      ?.append(" ", make("span", { class: "chb-talk" }, this.t("second_view.talk")));
    pair.append(make("p", { class: "chb-room chb-print-only" }, this.t("second_view.write")));
    return pair;
  }

  /** @private @param {"alone" | "agree" | "open"} name @param {Node[]} inside */
  fold(name, inside) {
    if (inside.length === 0) return [];
    const summary = make("summary", {}, this.t(`second_view.${name}_count`, { count: inside.length }));
    return [make("details", { class: "chb-folded-list" }, summary, ...inside)];
  }

  /** @private @param {Framework} framework @param {Side} one @param {Side} other @param {Pair} pair */
  pair(framework, one, other, pair) {
    const statement = competencyOf(this.outline, pair.id)?.statement ?? "";
    const cell = (/** @type {Side} */ { name }, /** @type {Pair["one"]} */ answer) => {
      const { label, anchor } = answer
        ? answerInWords(answer, framework.scale, this.t)
        : { label: this.t("second_view.not_answered"), anchor: "" };
      const note = answer?.note ? [make("p", { class: "chb-typed", dir: "auto" }, answer.note)] : [];
      const words = make("p", {}, make("b", {}, label), anchor && ` ${anchor}`);
      return make("div", {}, make("dt", { dir: "auto" }, name), make("dd", {}, words, ...note));
    };
    return make(
      "div",
      { class: "chb-pair" },
      this.title(pair.id),
      make("p", { dir: "auto" }, statement),
      make("dl", { class: "chb-pair-sides" }, cell(one, pair.one), cell(other, pair.other)),
    );
  }

  /** @private @param {string} id */
  title(id) {
    const { title = id, code = "", link = "" } = competencyOf(this.outline, id) ?? {};
    const number = code ? [make("span", { class: "chb-code" }, code), " "] : [];
    return make("p", { class: "chb-pair-title" }, ...number, make("a", { href: link }, title));
  }
}

/** @param {() => void} changed */
function select(changed) {
  const made = make("select", {});
  made.addEventListener("change", changed);
  return made;
}

/** Offer choices; the one that was chosen stays. @param {HTMLSelectElement} field @param {{record: string, name: string}[]} options */
function offer(field, options) {
  const chosen = field.value;
  field.replaceChildren(...options.map(({ record, name }) => new Option(name, record)));
  if (options.some(({ record }) => record === chosen)) field.value = chosen;
}
