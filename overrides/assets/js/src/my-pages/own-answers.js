/** The answers of one record that this browser keeps, seen through this edition's outline. */

import { isKept, parseAnswer } from "../model/answer.js";
import { competencyOf } from "../model/outline.js";
import { ownKeys } from "../model/record.js";
import { answerKeys, changeAcrossIds, readAcrossIds } from "../storage/former-ids.js";
import { standingsOf } from "./scoring.js";

/** @import { Answer } from "../model/answer.js" */

/**
 * @typedef {object} Own  what a page of the reader's own answers knows
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {import("../storage/shelf.js").Shelf} shelf
 * @property {import("../model/outline.js").Outline} outline
 * @property {{handbook: string}} config
 */

/**
 * @typedef {object} Oddities  what is kept but cannot be counted
 * @property {string[]} corrupt  ids of competencies
 * @property {string[]} newer  ids of competencies, saved by a newer edition
 * @property {{id: string, answer: Answer}[]} gone  answers to what this edition lacks
 */

export class OwnAnswers {
  /** @param {Own} session @param {string} record */
  constructor({ answers, shelf, outline, config }, record) {
    this.answers = answers;
    this.shelf = shelf;
    this.outline = outline;
    this.handbook = config.handbook;
    this.record = record;
    this.start = `${ownKeys(config.handbook)}${record}:answer:`;
  }

  /** @param {string} id  of a competency */
  read(id) {
    return readAcrossIds(this.answers, this.keys(id));
  }

  /**
   * @param {string} id
   * @param {(before: Answer | null, moment: import("../model/record.js").Moment) => Answer} make
   */
  change(id, make) {
    return changeAcrossIds(this.answers, this.keys(id), make);
  }

  standings() {
    return standingsOf(this.outline, this.record, (id) => this.read(id).record);
  }

  /** @returns {Oddities} */
  oddities() {
    /** @type {Oddities} */
    const oddities = { corrupt: [], newer: [], gone: [] };
    const carried = this.formerIds();
    for (const id of this.shelf.below(this.start).sort()) {
      const { record: answer, trouble } = parseAnswer(this.shelf.load(this.start + id));
      if (trouble) oddities[trouble].push(id);
      else if (isKept(answer) && !carried.has(id) && !competencyOf(this.outline, id)) {
        oddities.gone.push({ id, answer });
      }
    }
    return oddities;
  }

  /** @private */
  formerIds() {
    const { competencies } = this.outline;
    return new Set(Object.values(competencies).flatMap(({ formerly = [] }) => formerly));
  }

  /** @private @param {string} id */
  keys(id) {
    const formerly = competencyOf(this.outline, id)?.formerly ?? [];
    return answerKeys(this.handbook, this.record, id, formerly);
  }
}
