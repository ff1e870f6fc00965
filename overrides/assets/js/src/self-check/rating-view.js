/**
 * `<chb-rating framework record competency hash named formerly earlier>`: a competency's check
 * that remembers, whether it stands open where a reader rates or folded up where they read.
 *
 * The radios are the browser's own and stay so; this restores them, saves at once, and tells the
 * truth about both. Nothing is looked up in a check until there is something to show in it.
 */

import { announceSaving } from "../kit/saved-note.js";
import { changeAnswer, changeDetails, isAnswered, isKept } from "../model/answer.js";
import { recordOf } from "../model/ownership.js";
import { isSameWording, reasonToReread } from "../model/wording.js";
import { answerKeys, changeAcrossIds, readAcrossIds } from "../storage/former-ids.js";
import { choiceOf, levelOf, radioFor, textOf, wordsOf } from "./rating-choice.js";
import { RatingFold } from "./rating-fold.js";
import { competencyOf, formOf, levelsOf, radiosOf } from "./rating-form.js";
import { RatingParts } from "./rating-parts.js";

/** @import { Answer, Choice } from "../model/answer.js" */
/** @typedef {import("../model/record.js").Reading<Answer>} Reading */

/** What a check shows that was never answered. */
const NOTHING = JSON.stringify([{ record: null, kept: true, trouble: null }, false]);

export class RatingView {
  /** @param {HTMLElement} element @param {import("./session.js").SelfCheckSession} session */
  constructor(element, session) {
    this.element = element;
    this.session = session;
    this.t = session.config.t;
    const formerly = wordsIn(element, "formerly");
    const { handbook } = session.config;
    const record = recordOf(element, session.subject);
    this.keys = answerKeys(handbook, record, competencyOf(element), formerly);
    const folded = element.querySelector(".chb-fold") !== null;
    this.fold = folded ? new RatingFold(element, this.t) : null;
    /** @type {RatingParts | null} */
    this.made = null;
    this.shown = NOTHING;
    /** @type {Answer | null} what was removed here, while that can be undone */
    this.removed = null;
    /** Whether there was something to remove when this was last shown. */
    this.hadAnswer = false;
  }

  /** What stands in the form; made when first asked for. */
  get parts() {
    this.made = this.made ?? new RatingParts(formOf(this.element, this.t), this);
    return this.made;
  }

  /** @param {string} key */
  concerns(key) {
    return this.keys.includes(key);
  }

  /** Show what is known of the answer. @param {boolean} elsewhere */
  show(elsewhere) {
    const reading = this.read();
    const shown = JSON.stringify([reading, this.session.readOnly()]);
    const first = this.fold && !this.fold.state.textContent;
    // Nothing new: what was last said here still stands, if not what a browser put into the form.
    if (shown === this.shown && !first) return this.made?.restore(reading.record);
    this.shown = shown;
    if (reading.trouble === "corrupt") this.session.shelf.setAside(this.keys[0]);
    if (this.wasRemoved(reading.record)) this.made?.more?.drop();
    this.hadAnswer = isKept(reading.record);
    if (this.hadAnswer) this.removed = null;
    if (reading.record?.then) this.session.thenAndNow.reveal();
    this.fold?.show(reading.record, this.isReworded(reading.record));
    if (!this.fold || this.made) this.showParts(reading, elsewhere);
  }

  /** Make what is folded up, and show it. */
  open() {
    if (this.made) return;
    this.showParts(this.read(), false);
  }

  /** Make the folded part of the form. */
  openMore() {
    const more = this.parts.makeMore();
    more.open();
    more.show(this.read().record);
  }

  /** Show or hide the row of how it was before. */
  showThen() {
    const then = this.read().record?.then;
    const shown = this.session.thenAndNow.shows(then);
    if (shown || this.made) this.parts.showThen(shown, then);
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.endUndo();
    this.change((before, moment) => changeAnswer(before, choice, { ...moment, seen: this.seen() }));
  }

  /** Change what is said beside the choice. @param {import("../model/answer.js").Patch} patch */
  patch(patch) {
    if (this.wasRemoved(this.read().record)) return this.show(true);
    const { hash, lang, text } = this.seen();
    const seen = { hash, lang, text };
    this.change((before, moment) => changeDetails(before, patch, { ...moment, seen }));
  }

  /** The answer is one to the wording that stands here too. */
  keep() {
    const { chosen } = this.parts;
    chosen?.focus();
    if (chosen) this.choose(choiceOf(chosen));
  }

  remove() {
    this.parts.more?.delay.flush();
    this.endUndo();
    const { record } = this.read();
    const none = /** @type {const} */ ({ state: "none", level: null });
    const gone = this.change(
      (_, moment) => changeAnswer(null, none, { ...moment, seen: null }),
      "self_check.removed",
    );
    if (gone.trouble || isKept(gone.record)) return;
    this.removed = record;
    this.session.removed = this;
    this.showParts(gone, false);
    this.parts.undo?.focus();
  }

  undo() {
    const { removed } = this;
    if (removed) this.change((_, moment) => ({ ...removed, ...moment }), "rating.undone");
    this.parts.focus();
  }

  /** Something else is chosen. Words that were typed before may be saved only now, and are nothing else. @private */
  endUndo() {
    this.session.removed?.forget();
    this.session.removed = null;
  }

  /** Something else was done: what was removed here stays removed. */
  forget() {
    this.removed = null;
    this.parts.showUndo(false);
  }

  /** Two tabs wrote in one field, and both is kept. */
  sayJoined() {
    const words = this.t("rating.joined");
    this.parts.saved.show(words);
    this.session.announcer.say(words);
  }

  /** @returns {Reading} */
  read() {
    return readAcrossIds(this.session.answers, this.keys);
  }

  /** @private @param {Reading} reading @param {boolean} elsewhere */
  showParts(reading, elsewhere) {
    const { parts } = this;
    const { record: answer } = reading;
    const chosen = radioFor(parts.radios, answer);
    const changed = parts.put(chosen ?? null) && elsewhere;
    const wording = this.wording(chosen);
    const reason = reasonToReread(reading, wording, chosen !== undefined);
    const locked = reading.trouble === "newer" || this.session.readOnly();
    const keepable = chosen !== undefined && !reading.trouble && !locked;
    parts.notice.show(reason, answer, wording, keepable);
    parts.lock(locked);
    parts.showDetails(answer);
    parts.showThen(this.session.thenAndNow.shows(answer?.then), answer?.then);
    parts.remove.hidden = locked || !isKept(answer);
    parts.showUndo(this.removed !== null);
    parts.showSaved(reading, changed, this.removed !== null);
  }

  /**
   * Whether another tab removed what was shown here. What is being typed here then goes too: it
   * was part of that. Storage that was emptied by another app has no such wish behind it.
   * @private
   * @param {Answer | null} answer
   */
  wasRemoved(answer) {
    return this.hadAnswer && answer !== null && !isKept(answer);
  }

  /** @private @param {Answer | null} answer */
  isReworded(answer) {
    if (!isAnswered(answer)) return false;
    const chosen = radioFor(radiosOf(levelsOf(this.element)), answer);
    return !isSameWording(answer.seen, this.wording(chosen));
  }

  /**
   * @private
   * @param {(before: Answer | null, moment: import("../model/record.js").Moment) => Answer} make
   * @param {string} done  the message where it went well
   */
  change(make, done = "self_check.saved") {
    const { session } = this;
    if (session.readOnly()) return this.refuse();
    const reading = changeAcrossIds(session.answers, this.keys, make);
    announceSaving(reading, session.announcer, this.t, done);
    return reading;
  }

  /** Nothing is changed, and what is shown is what is kept. @private */
  refuse() {
    const reading = this.read();
    this.showParts(reading, false);
    return reading;
  }

  /**
   * @private
   * @param {HTMLInputElement | undefined} chosen
   * @returns {import("../model/wording.js").Wording}
   */
  wording(chosen) {
    const text = textOf(this.element.querySelector(".chb-self-check"));
    const hash = this.element.getAttribute("hash") ?? "";
    const language = this.element.closest("[lang]")?.getAttribute("lang") ?? this.session.config.language;
    const same = JSON.parse(this.element.getAttribute("same") ?? "[]");
    const earlier = wordsIn(this.element, "earlier");
    return { hash, earlier, text, same, language, level: levelOf(chosen) };
  }

  /** The wording that the reader answers, and the words that they chose. @private */
  seen() {
    const { chosen } = this.parts;
    const { hash, text, language: lang, level } = this.wording(chosen);
    const label = chosen ? wordsOf(chosen) : undefined;
    return { hash, lang, text, label, anchor: level?.anchor || undefined, descriptor: level?.descriptor };
  }
}

/** The view of the check that something stands in. @param {EventTarget | null} target */
export function viewOf(target) {
  const element = target instanceof Element ? target.closest("chb-rating") : null;
  return /** @type {{view?: RatingView} | null} */ (/** @type {unknown} */ (element))?.view;
}

/** @param {Element} element @param {string} attribute */
const wordsIn = (element, attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
