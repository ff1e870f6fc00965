/** `<chb-held>`: what this browser keeps, and when it was last saved to a file. */

import { dateWords } from "../kit/dates.js";
import { make } from "../kit/make.js";
import { idsOf } from "../model/outline.js";
import { amountsOf, answersTo, changesSinceSave, countsOf } from "./summary.js";

/** @import { Reading } from "./holdings.js" */

export class HoldingsView {
  /** @param {HTMLElement} element @param {import("./session.js").FilesSession} session */
  constructor(element, { holdings, outline, config, shelf }) {
    this.element = element;
    this.holdings = holdings;
    this.outline = outline;
    this.dates = dateWords(config.language);
    this.t = config.t;
    this.shelf = shelf;
    /** Whether anything could be kept when this was last drawn. */
    this.worked = true;
  }

  /** @param {boolean} elsewhere */
  show(elsewhere) {
    const works = this.shelf.works();
    if (elsewhere && !this.holdings.news && works === this.worked) return;
    this.worked = works;
    const reading = this.holdings.read();
    const isEmpty = reading.records.size + reading.others.size === 0;
    this.element.replaceChildren(
      ...this.trouble(works, isEmpty),
      ...(isEmpty ? this.whereToBegin(works) : [...this.savedWords(reading), this.list(reading)]),
    );
    this.element.hidden = false;
  }

  /** @private @param {boolean} works @param {boolean} isEmpty */
  trouble(works, isEmpty) {
    if (works) return [];
    return [note(this.t(isEmpty ? "answers.blocked" : "answers.full"), "chb-note--caution")];
  }

  /** @private @param {boolean} works */
  whereToBegin(works) {
    const links = this.outline.frameworks.map(({ title, check }) =>
      make("li", {}, make("a", { href: check }, title)),
    );
    if (!works) return [make("ul", {}, ...links)];
    return [make("p", {}, this.t("answers.empty")), make("ul", {}, ...links)];
  }

  /** @private @param {Reading} reading */
  savedWords({ settings, mark, records }) {
    const words = make(
      "p",
      { class: "chb-kept-saved" },
      this.since(changesSinceSave(settings, mark, records)),
    );
    const warning = this.shelf.untilClosedOnly ? "answers.shared_on" : "answers.warning";
    return [words, note(this.t(warning), "chb-note--caution")];
  }

  /** @private @param {ReturnType<typeof changesSinceSave>} since */
  since(since) {
    if (since === null) return this.t("answers.never_saved");
    const { at, changed, count } = since;
    const date = this.dates.time(at);
    if (!changed) return this.t("answers.saved_same", { date });
    return this.t(count ? "answers.saved_changed" : "answers.saved_some", { date, count });
  }

  /** @private @param {Reading} reading */
  list({ records }) {
    const { t } = this;
    const rows = this.outline.frameworks.map((framework) => {
      const answers = [...answersTo(this.outline, framework, records).values()];
      const said = this.countsInWords(countsOf(answers), idsOf(framework).length);
      return row(make("a", { href: framework.check }, framework.title), said);
    });
    const { sheets, sessions, snapshots, evidence, views } = amountsOf(this.outline, records);
    for (const [name, count] of Object.entries({ evidence, snapshots, sheets, sessions, views })) {
      if (count) rows.push(row(t(`answers.${name}`), t(`answers.${name}_count`, { count })));
    }
    return make("dl", { class: "chb-details" }, ...rows);
  }

  /** @private @param {ReturnType<typeof countsOf>} counts @param {number} count */
  countsInWords({ rated, unsure, na, notes, plans }, count) {
    const answered = rated + unsure + na;
    const more = { unsure_count: unsure, not_applicable: na, notes, plans };
    const words = Object.entries(more).filter(([, number]) => number);
    return [
      this.t("answers.answered", { answered, count }),
      ...words.map(([name, number]) => this.t(`answers.${name}`, { count: number })),
    ].join(", ");
  }
}

/** @param {Node | string} title @param {string} words */
const row = (title, words) => make("div", {}, make("dt", {}, title), make("dd", {}, words));

/** @param {string} words @param {string} kind */
const note = (words, kind) => make("p", { class: `chb-note ${kind}` }, words);
