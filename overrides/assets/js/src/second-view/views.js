/** The views that this browser keeps: those that the reader gives, and those that were opened. */

import { aboutText, changedAbout, namesOf, newAbout, ROLES } from "../model/about.js";
import { fileText } from "../model/answers-file.js";
import { dateWords } from "../kit/dates.js";
import { undoChanges } from "../storage/journal.js";
import { placeOf, readAs } from "../model/kinds.js";
import { isRev } from "../model/record.js";
import { isolated, newUuid } from "../model/sheet.js";
import { answersTo } from "../answers/summary.js";
import { isOlder, viewOf } from "./view-file.js";
import { isOwn } from "../model/ownership.js";
import { order } from "../model/values.js";

/** @typedef {import("../model/about.js").About} About */
/** @typedef {import("../model/kinds.js").Texts} Texts */
/** @typedef {import("./view-file.js").Received} Received */
/** @typedef {{record: string, about: About}} Listed */

/** Those that a view is named by; any other is “other”. @type {string[]} */
const NAMED_ROLES = [...ROLES, "self"];

export class Views {
  /**
   * @param {import("../answers/holdings.js").Held} held
   * @param {{t: import("../kit/messages.js").Translate, language: string}} config
   */
  constructor(held, { t, language }) {
    this.held = held;
    this.t = t;
    this.dates = dateWords(language);
    /** What was opened and could not be kept; here until the page is left. @type {Texts} */
    this.inMemory = new Map();
  }

  /** Every record that can be read, those in memory too. @returns {Texts} */
  records() {
    return new Map([...this.held.read().records, ...this.inMemory]);
  }

  /** All views, in the order in which they were begun. @returns {Listed[]} */
  list() {
    return [...this.records()]
      .flatMap(([name, text]) => {
        const place = placeOf(name);
        if (place?.part !== "about" || isOwn(place.record)) return [];
        const about = /** @type {About | null} */ (readAs(name, text).record);
        return about ? [{ record: place.record, about }] : [];
      })
      .sort((a, b) => order(a.about.created, b.about.created));
  }

  /** What to call each view, by its record. */
  names() {
    const { t } = this;
    const called = (/** @type {About} */ about) => this.called(about);
    return namesOf(this.list(), called, (name, { created }, number) => {
      const words = number ? "second_view.begun_number" : "second_view.begun";
      return t(words, { name, date: this.dates.day(created), number });
    });
  }

  /** Whose view of whom. @param {About} about */
  called({ whose, label, role }) {
    const by = NAMED_ROLES.includes(role) ? role : "other";
    const named = (/** @type {string} */ name) => isolated(name || this.t("answers.unnamed"));
    return this.t(`second_view.by_${by}`, { whose: named(whose), label: named(label) });
  }

  /**
   * Begin a view of somebody's practice.
   * @param {Pick<About, "whose" | "label" | "role">} who
   * @returns {string | null} its record; null where it could not be kept
   */
  begin(who) {
    const record = newUuid();
    const about = aboutText(newAbout(who, this.held.now()));
    return this.held.become(this.withAbout(record, about)) ? record : null;
  }

  /**
   * A view as a file to send. It is noted as saved, so that a later one is known to be later.
   * @param {Listed} view
   * @param {boolean} notes
   */
  file({ record, about }, notes) {
    const { records } = this.held.read();
    const head = this.held.head();
    const saved = changedAbout(about, { saved: head.saved }, head.saved);
    this.held.become(this.withAbout(record, aboutText(saved)));
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
    const { records, settings } = this.held.read();
    const head = this.held.head();
    const record = settings.view?.record ?? newUuid();
    const sent = settings.view?.rev;
    const rev = (isRev(sent) ? sent : 1) + 1;
    this.held.changeSettings({ view: { record, name, rev } });
    const made = newAbout({ whose: name, label: name, role: "self" }, head.saved);
    const asked = idsIn(outline, framework);
    const view = { record, about: { ...made, saved: head.saved, rev } };
    const isAsked = (/** @type {string} */ id) => asked.has(id);
    return fileText(head, viewOf(view, records, framework.record, notes, isAsked));
  }

  /**
   * Keep a view that came in a file, in the place of an earlier one of the same.
   * @param {Received} view
   * @returns {"opened" | "memory" | "older" | "own"}  the first two: it is there
   */
  receive({ record, about, texts }) {
    const known = this.list().find((it) => it.record === record)?.about;
    if (known && !known.opened) return "own";
    if (known && isOlder({ about: known, texts: this.records() }, { about, texts })) return "older";
    const same = known?.saved === about.saved;
    const opened = { ...about, opened: (same && known?.opened) || this.held.now() };
    const view = new Map([...texts, [`${record}:about`, aboutText(opened)]]);
    if (this.held.become(new Map([...this.withoutView(record), ...view]))) return "opened";
    this.inMemory = new Map([...this.inMemory, ...view]);
    this.held.shelf.tell(null, false);
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
    const changes = this.held.become(this.withoutView(record));
    if (changes === null) {
      this.inMemory = before;
      return null;
    }
    this.held.shelf.tell(null, false);
    return () => {
      this.inMemory = before;
      return undoChanges(this.held.shelf, changes);
    };
  }

  /** All that is kept, with whose a record is. @private @param {string} record @param {string} about */
  withAbout(record, about) {
    return this.held.shelf.texts().set(`${record}:about`, about);
  }

  /** All that is kept but what belongs to a view. @private @param {string} record */
  withoutView(record) {
    return new Map([...this.held.shelf.texts()].filter(([name]) => !isOf(record, name)));
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
