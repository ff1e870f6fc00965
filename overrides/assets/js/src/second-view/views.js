/** The views that this browser keeps: those that the reader gives, and those that were opened. */

import { answersTo } from "../answers/summary.js";
import { dateWords } from "../kit/dates.js";
import { aboutText, changeAbout, namesOf, newAbout, ROLES } from "../model/about.js";
import { fileText } from "../model/answers-file.js";
import { placeOf, readAs } from "../model/kinds.js";
import { isOwn } from "../model/ownership.js";
import { isRev } from "../model/record.js";
import { isolate, newUuid } from "../model/sheet.js";
import { order } from "../model/values.js";
import { undoChanges } from "../storage/journal.js";
import { isOlder, viewOf } from "./view-file.js";

/** @import { About } from "../model/about.js" */
/** @import { Texts } from "../model/kinds.js" */
/** @import { IncomingView } from "./view-file.js" */
/** @typedef {{record: string, about: About}} ViewEntry */

/** Those that a view is named by; any other is “other”. @type {string[]} */
const NAMED_ROLES = [...ROLES, "self"];

export class Views {
  /**
   * @param {import("../answers/holdings.js").Holdings} holdings
   * @param {{t: import("../kit/messages.js").Translate, language: string}} config
   */
  constructor(holdings, { t, language }) {
    this.holdings = holdings;
    this.t = t;
    this.dates = dateWords(language);
    /** What was opened and could not be kept; here until the page is left. @type {Texts} */
    this.inMemory = new Map();
  }

  /** Every record that can be read, those in memory too. @returns {Texts} */
  records() {
    return new Map([...this.holdings.read().records, ...this.inMemory]);
  }

  /**
   * All views, in the order in which they were begun.
   * @param {Texts} [records]  as read before
   * @returns {ViewEntry[]}
   */
  list(records = this.records()) {
    return [...records]
      .flatMap(([name, text]) => {
        const place = placeOf(name);
        if (place?.part !== "about" || isOwn(place.record)) return [];
        const about = /** @type {About | null} */ (readAs(name, text).record);
        return about ? [{ record: place.record, about }] : [];
      })
      .sort((a, b) => order(a.about.created, b.about.created));
  }

  /** What to call each view, by its record. @param {Texts} [records]  as read before */
  names(records = this.records()) {
    const { t } = this;
    const called = (/** @type {About} */ about) => this.called(about);
    return namesOf(this.list(records), called, (name, { created }, number) => {
      const words = number ? "second_view.begun_number" : "second_view.begun";
      return t(words, { name, date: this.dates.day(created), number });
    });
  }

  /** Whose view of whom. @param {About} about */
  called({ whose, label, role }) {
    const by = NAMED_ROLES.includes(role) ? role : "other";
    const named = (/** @type {string} */ name) => isolate(name || this.t("answers.unnamed"));
    return this.t(`second_view.by_${by}`, { whose: named(whose), label: named(label) });
  }

  /**
   * Begin a view of somebody's practice.
   * @param {Pick<About, "whose" | "label" | "role">} who
   * @returns {string | null} its record; null where it could not be kept
   */
  begin(who) {
    const record = newUuid();
    const about = aboutText(newAbout(who, this.holdings.now()));
    return this.holdings.become(this.withAbout(record, about)) ? record : null;
  }

  /**
   * A view as a file to send. It is noted as saved, so that a later one is known to be later.
   * @param {ViewEntry} view
   * @param {boolean} notes
   */
  file({ record, about }, notes) {
    const { records } = this.holdings.read();
    const head = this.holdings.head();
    const saved = changeAbout(about, { saved: head.saved }, head.saved);
    this.holdings.become(this.withAbout(record, aboutText(saved)));
    return fileText(head, viewOf({ record, about: saved }, records, record, notes));
  }

  /**
   * The reader's own answers to a framework as a view to send. It is called the same each time.
   * @param {import("../model/outline.js").Outline} outline
   * @param {import("../model/outline.js").Framework} framework
   * @param {string} name  the reader's
   * @param {boolean} notes
   */
  ownFile(outline, framework, name, notes) {
    const { records, settings } = this.holdings.read();
    const head = this.holdings.head();
    const record = settings.view?.record ?? newUuid();
    const sent = settings.view?.rev;
    const rev = (isRev(sent) ? sent : 1) + 1;
    this.holdings.changeSettings({ view: { record, name, rev } });
    const made = newAbout({ whose: name, label: name, role: "self" }, head.saved);
    const asked = idsIn(outline, framework);
    const view = { record, about: { ...made, saved: head.saved, rev } };
    const isAsked = (/** @type {string} */ id) => asked.has(id);
    return fileText(head, viewOf(view, records, framework.record, notes, isAsked));
  }

  /**
   * Keep a view that came in a file, in the place of an earlier one of the same.
   * @param {IncomingView} view
   * @returns {"opened" | "memory" | "older" | "own"}  the first two: it is there
   */
  receive({ record, about, texts }) {
    const earlier = this.list().find((it) => it.record === record)?.about;
    if (earlier && !earlier.opened) return "own";
    if (earlier && isOlder({ about: earlier, texts: this.records() }, { about, texts })) return "older";
    const same = earlier?.saved === about.saved;
    const opened = { ...about, opened: (same && earlier?.opened) || this.holdings.now() };
    const view = new Map([...texts, [`${record}:about`, aboutText(opened)]]);
    // What is only in memory lies over what is kept.
    this.inMemory = new Map([...this.inMemory].filter(([name]) => !isOf(record, name)));
    if (this.holdings.become(new Map([...this.withoutView(record), ...view]))) return "opened";
    this.inMemory = new Map([...this.inMemory, ...view]);
    this.holdings.shelf.tell(null, false);
    return "memory";
  }

  /**
   * @param {string} record
   * @returns {(() => boolean) | null} what brings it back, and says whether it did; null where it
   *   could not be deleted
   */
  remove(record) {
    const before = this.inMemory;
    this.inMemory = new Map([...before].filter(([name]) => !isOf(record, name)));
    const changes = this.holdings.become(this.withoutView(record));
    if (changes === null) {
      this.inMemory = before;
      return null;
    }
    // Changes are told by those who make them.
    if (changes.size === 0) this.holdings.shelf.tell(null, false);
    return () => {
      this.inMemory = before;
      return undoChanges(this.holdings.shelf, changes);
    };
  }

  /** All that is kept, with whose a record is. @private @param {string} record @param {string} about */
  withAbout(record, about) {
    return this.holdings.shelf.texts().set(`${record}:about`, about);
  }

  /** All that is kept but what belongs to a view. @private @param {string} record */
  withoutView(record) {
    return new Map([...this.holdings.shelf.texts()].filter(([name]) => !isOf(record, name)));
  }

  /**
   * The answers of a record to a framework.
   * @param {import("../model/outline.js").Outline} outline
   * @param {import("../model/outline.js").Framework} framework
   * @param {string} record
   * @param {Texts} [records]  as read before: for many views, reading anew takes seconds
   */
  answers(outline, framework, record, records = this.records()) {
    return answersTo(outline, framework, records, record);
  }
}

/** @param {string} record @param {string} name */
const isOf = (record, name) => name.startsWith(`${record}:`);

/** All ids under which a framework's answers may stand. */
function idsIn(
  /** @type {import("../model/outline.js").Outline} */ { competencies },
  /** @type {import("../model/outline.js").Framework} */ { id },
) {
  const own = Object.entries(competencies).filter(([, { framework }]) => framework === id);
  return new Set(own.flatMap(([each, { formerly = [] }]) => [each, ...formerly]));
}
