/** `<chb-my-progress record>`: what is answered, what goes well, what to work on first. */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { isAnswered } from "../model/answer.js";
import { answerWords, listOf, ratingLink, readingLink, reasonWords } from "./answer-words.js";
import { areasOf } from "./areas.js";
import { changesSince } from "./changes.js";
import { NamedSnapshots } from "./named-snapshots.js";
import { notesOf } from "./notes.js";
import { OwnAnswers } from "./own-answers.js";
import { prioritiesOf, strengthsOf, trainingOf } from "./scoring.js";
import { Snapshots } from "./snapshots.js";

/** @import { Standing } from "./scoring.js" */

const STRENGTHS = 8;
const PRIORITIES = 5;
/** What comes after these is nothing to work on first. */
const MOST_PRIORITIES = 30;

export class MyProgressView {
  /** @param {HTMLElement} element @param {import("./session.js").OwnSession} session */
  constructor(element, session) {
    this.element = element;
    this.t = session.config.t;
    this.shelf = session.shelf;
    this.record = element.getAttribute("record") ?? "me";
    this.own = new OwnAnswers(session, this.record);
    this.snapshots = new Snapshots(session.shelf, session.snapshots, this.record);
    this.named = new NamedSnapshots(session, this.snapshots, this.record);
    this.frameworks = session.outline.frameworks.filter(({ record }) => record === this.record);
  }

  /** @param {string} key */
  concerns(key) {
    return key.startsWith(this.own.start) || key.startsWith(this.snapshots.start);
  }

  /** Show what is known. */
  show() {
    const standings = this.own.standings();
    const any = standings.some(({ answer }) => isAnswered(answer));
    const link = this.element.getAttribute("answers") ?? "";
    const changes = this.element.getAttribute("changes") ?? "";
    const { own, t } = this;
    this.put("notes", notesOf(own.oddities(), own.outline, standings, t, link, changes));
    this.part("empty").hidden = any;
    this.put("answers", any ? this.areas(standings) : []);
    this.put("strengths", any ? this.strengths(standings) : []);
    const priorities = prioritiesOf(standings).map(({ standing }) => standing);
    this.put("priorities", any ? this.priorities(priorities) : []);
    this.part("plan").hidden = priorities.length === 0;
    const training = trainingOf(standings).map(readingLink);
    this.put("training", training.length ? listOf(training, STRENGTHS, this.t) : []);
    this.element.hidden = false;
  }

  /** @private @param {Standing[]} standings */
  areas(standings) {
    const before = this.before(standings);
    return this.frameworks.flatMap((framework) => {
      const own = standings.filter((standing) => standing.framework === framework);
      return areasOf(framework, own, before, this.t);
    });
  }

  /** What the snapshot that is compared has of them; null without any. @private @param {Standing[]} standings */
  before(standings) {
    const snapshot = this.named.compared();
    if (!snapshot) return null;
    const changes = changesSince(standings, snapshot.snapshot.answers);
    return { name: snapshot.name, answers: new Map(changes.map((it) => [it.standing, it.then])) };
  }

  /** @private @param {Standing[]} standings */
  strengths(standings) {
    const items = strengthsOf(standings).map((standing) =>
      make("div", {}, readingLink(standing), aside(this.levelWords(standing))),
    );
    if (items.length > 0) return listOf(items, STRENGTHS, this.t);
    return [make("p", {}, this.t("my_progress.strengths_none"))];
  }

  /** @private @param {Standing} standing */
  levelWords(standing) {
    return this.t("my_progress.because_level", {
      level: answerWords(standing, standing.answer, this.t),
    });
  }

  /** @private @param {Standing[]} standings */
  priorities(standings) {
    const items = standings
      .slice(0, MOST_PRIORITIES)
      .map((standing) =>
        make(
          "div",
          {},
          readingLink(standing),
          aside(reasonWords(standing, this.t), " ", ratingLink(standing, this.t)),
        ),
      );
    if (items.length > 0) return listOf(items, PRIORITIES, this.t);
    return [make("p", {}, this.t("my_progress.priorities_none"))];
  }

  /**
   * Fill in a part below what the server has set in it; hide one without anything to say.
   * @private
   * @param {string} name
   * @param {HTMLElement[]} inside
   */
  put(name, inside) {
    const place = this.part(name);
    const box = place.querySelector(":scope > .chb-filled") ?? make("div", { class: "chb-filled" });
    box.replaceChildren(...inside);
    place.append(box);
    place.hidden = inside.length === 0;
  }

  /** @private @param {string} name */
  part(name) {
    return part(this.element, `[data-part="${name}"]`, HTMLElement);
  }
}

/** @param {(string | Node)[]} words */
const aside = (...words) => make("p", { class: "chb-my-aside" }, ...words);
