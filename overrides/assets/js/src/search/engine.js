/**
 * Finds documents by what a reader types.
 *
 * MiniSearch says how well a document fits a word (BM25+). A document's rank is made of the best
 * word for each that was typed, of how much of the question it has, and of how much its title is it.
 */

import MiniSearch from "minisearch";
import { codeOf, codesMatch } from "./codes.js";
import { readQuestion } from "./question.js";
import { placesOf, Synonyms } from "./synonyms.js";
import { SMALL, Vocabulary } from "./vocabulary.js";

/**
 * @typedef {[address: string, title: string, place: string]} PageData
 * @typedef {[page: number, anchor: string, title: string, words: string, form: string, codes: string[], boost: number]} DocumentData
 *
 * @typedef {object} SearchData  what the site's script of documents hands over
 * @property {string} language
 * @property {Record<string, import("../kit/messages.js").Message>} messages
 * @property {string} small  words that say little, such as `the`
 * @property {import("./synonyms.js").Synonym[]} synonyms
 * @property {[words: string, address: string][]} questions
 * @property {PageData[]} pages
 * @property {DocumentData[]} documents
 *
 * @typedef {object} Found
 * @property {string} address  from the site's root, with its anchor
 * @property {string} title
 * @property {string} place  where it stands: its page, and what that stands below
 * @property {string} text
 *
 * @typedef {Map<number, number>} Fits  how well documents fit, those that do
 *
 * @typedef {{found: Found[], stems: Set<string>}} Answer  documents, the likeliest first, and the
 *   stems of what they have
 */

const NAMES = { title: 6, words: 5, codes: 3, place: 1.2, form: 0.7 };
const TEXT = { text: 1 };
/** What a word is worth that begins as one that was typed: where that is a word itself, little. */
const BEGUN = 0.5;
const LONGER = 0.15;
const MISSPELLED = 0.45;
/** Words are completed, and taken to be misspelled, from these lengths on. */
const SHORTEST_BEGUN = 2;
const MOST_BEGUN = 12;
const SHORTEST_MISSPELLED = 4;
const LONG = 8;
/** A page comes before its parts, a title that holds the whole question before others, and one that
 * is the question before these. */
const PAGE = 1.4;
const IN_TITLE = 1.2;
const TITLE = 2;
/** A code comes before everything. */
const CODE = 1e6;

export class SearchEngine {
  /** @param {SearchData} data */
  constructor(data) {
    this.data = data;
    this.vocabulary = new Vocabulary(data.language, data.small);
    this.words = this.vocabulary.words;
    this.synonyms = new Synonyms(data.synonyms, this.vocabulary);
    /** @type {string[]} each document's text, once there are any */
    this.texts = [];
    this.codes = data.documents.map(([, , , , , codes]) => codes.map(codeOf));
    /** @type {MiniSearch[]} */
    this.indexes = [];
  }

  /** Read what names documents, step by step: with that they can be found. */
  readNames() {
    return this.read(NAMES);
  }

  /**
   * Read what documents say, step by step.
   * @param {string[]} texts  in the order of the documents
   */
  readTexts(texts) {
    this.texts = texts;
    return this.read(TEXT);
  }

  /** @private @param {Record<string, number>} boost  of each field @returns {Generator<void, void>} */
  *read(boost) {
    let reading = 0;
    const index = new MiniSearch({
      fields: Object.keys(boost),
      tokenize: (text) => this.vocabulary.learn(reading, text),
      processTerm: (term) => term,
      extractField: (at, name) => (name === "id" ? at : this.field(at, name)),
      searchOptions: { tokenize: (text) => [text], boost },
    });
    for (; reading < this.data.documents.length; reading += 1) {
      index.add(reading);
      yield;
    }
    this.indexes.push(index);
  }

  /**
   * What a reader may look for, found step by step; nothing where nothing is like it.
   * @param {string} typed
   * @param {number} most
   * @returns {Generator<void, Answer>}
   */
  *find(typed, most = 30) {
    const asked = readQuestion(typed, this.vocabulary, this.synonyms);
    /** @type {Set<string>} */
    const stems = new Set();
    const scores = yield* this.scores(asked, stems);
    yield* this.rankByTitle(scores, typed);
    for (const [at, more] of this.leads(typed)) scores.set(at, (scores.get(at) ?? 0) + more);
    const found = [...scores].sort(([a, one], [b, other]) => other - one || a - b).slice(0, most);
    return { found: found.map(([at]) => this.found(at)), stems };
  }

  /**
   * The typed words that say something; all of them where none does.
   * @param {string} typed
   */
  telling(typed) {
    return this.vocabulary.wordsSaying(typed).join(" ");
  }

  /**
   * Documents that have some of the words: the best word for each, times how much of all they have.
   * @private
   * @param {import("./question.js").Asked[]} asked
   * @param {Set<string>} stems  is given those of the words that were found
   * @returns {Generator<void, Map<number, number>>}
   */
  *scores(asked, stems) {
    /** @type {Map<number, {score: number, part: number}>} */
    const sums = new Map();
    const telling = asked.filter(({ weight }) => weight > SMALL);
    const all = telling.reduce((sum, { weight }) => sum + weight, 0);
    for (const it of telling) {
      for (const [at, score] of yield* this.fits(it, stems)) {
        const sum = sums.get(at) ?? { score: 0, part: 0 };
        sums.set(at, { score: sum.score + it.weight * score, part: sum.part + it.weight / all });
      }
    }
    return new Map([...sums].map(([at, { score, part }]) => [at, score * part * part]));
  }

  /**
   * How well documents fit the best of what a word may mean.
   * @private
   * @param {import("./question.js").Asked} asked
   * @param {Set<string>} stems
   * @returns {Generator<void, Fits>}
   */
  *fits({ word, readings, isLast }, stems) {
    const fits = [];
    for (const { worth, words } of readings) {
      const each = [];
      for (const forms of words) each.push(best(yield* this.lookForAll(forms, stems)));
      fits.push(together(each, worth));
    }
    if ((isLast || readings.length === 0) && word.length >= SHORTEST_BEGUN) {
      const read = new Set(readings.flatMap(({ words }) => words.flatMap((forms) => [...forms.keys()])));
      const begun = this.vocabulary.begunBy(word, MOST_BEGUN).filter((form) => !read.has(form));
      const worth = readings.length > 0 ? LONGER : BEGUN;
      fits.push(...(yield* this.lookForAll(new Map(begun.map((form) => [form, worth])), stems)));
    }
    if (readings.length === 0) fits.push(this.look(word, MISSPELLED, stems, { fuzzy: mayDiffer(word) }));
    return best(fits);
  }

  /**
   * How well documents fit each of several words of theirs.
   * @private
   * @param {import("./vocabulary.js").Terms} terms
   * @param {Set<string>} stems
   * @returns {Generator<void, Fits[]>}
   */
  *lookForAll(terms, stems) {
    const fits = [];
    for (const [term, worth] of terms) {
      fits.push(this.look(term, worth, stems));
      yield;
    }
    return fits;
  }

  /**
   * How well documents fit one word of theirs, or what is like it.
   * @private
   * @param {string} term
   * @param {number} worth
   * @param {Set<string>} stems
   * @param {import("minisearch").SearchOptions} like
   * @returns {Fits}
   */
  look(term, worth, stems, like = {}) {
    /** @type {Fits} */
    const fits = new Map();
    const forms = new Set();
    for (const index of this.indexes) {
      for (const { id, score, terms } of index.search(term, like)) {
        fits.set(id, (fits.get(id) ?? 0) + score * worth);
        for (const form of terms) forms.add(form);
      }
    }
    for (const form of forms) stems.add(this.words.stem(form));
    return fits;
  }

  /**
   * @private
   * @param {Map<number, number>} scores  which change
   * @param {string} typed
   * @returns {Generator<void, void>}
   */
  *rankByTitle(scores, typed) {
    const asked = this.vocabulary.stemsIn(typed);
    const telling = new Set(this.vocabulary.telling(asked));
    for (const [at, score] of scores) {
      const [, anchor, title, , , , boost] = this.document(at);
      const named = this.vocabulary.stemsIn(title);
      const alike = 1 + likeness(telling, new Set(this.vocabulary.telling(named)));
      const within = placesOf(asked, named).length === 0 ? 1 : named.length > asked.length ? IN_TITLE : TITLE;
      scores.set(at, score * alike * within * boost * (anchor ? 1 : PAGE));
      yield;
    }
  }

  /** Documents that a question leads to, whatever words they have. @private @param {string} typed */
  leads(typed) {
    const leads = this.synonyms.leadsOf(this.vocabulary.singularsIn(typed));
    const code = codeOf(typed);
    if (!/\d/.test(code)) return leads;
    for (const [at, codes] of this.codes.entries()) {
      const match = codesMatch(code, codes);
      if (match > 0) leads.set(at, CODE * match);
    }
    return leads;
  }

  /** @private @param {number} at @returns {Found} */
  found(at) {
    const [page, anchor, title] = this.document(at);
    const [address, name, place] = this.page(page);
    const above = [...new Set([name, place])].filter((words) => words && words !== title);
    return {
      address: anchor ? `${address}#${anchor}` : address,
      title,
      place: above.join(" · "),
      text: this.texts[at] ?? "",
    };
  }

  /** @private @param {number} at @param {string} name  of a field */
  field(at, name) {
    const [page, , title, words, form, codes] = this.document(at);
    const [, on] = this.page(page);
    const place = on === title ? "" : on;
    return { title, text: this.texts[at], words, form, codes: codes.join(" "), place }[name] ?? "";
  }

  /** @private @param {number} at */
  document(at) {
    return /** @type {DocumentData} */ (this.data.documents[at]);
  }

  /** @private @param {number} at */
  page(at) {
    return /** @type {PageData} */ (this.data.pages[at]);
  }
}

/** The best of several for each document. @param {Fits[]} several @returns {Fits} */
function best(several) {
  if (several.length === 1 && several[0]) return several[0];
  /** @type {Fits} */
  const fits = new Map();
  for (const one of several) {
    for (const [at, score] of one) fits.set(at, Math.max(fits.get(at) ?? 0, score));
  }
  return fits;
}

/**
 * How well documents fit several words together: the mean, times how many of them they have.
 * @param {Fits[]} words
 * @param {number} worth
 * @returns {Fits}
 */
function together(words, worth) {
  /** @type {Map<number, {score: number, count: number}>} */
  const sums = new Map();
  for (const fits of words) {
    for (const [at, score] of fits) {
      const sum = sums.get(at) ?? { score: 0, count: 0 };
      sums.set(at, { score: sum.score + score, count: sum.count + 1 });
    }
  }
  const share = ({ score = 0, count = 0 }) => (score * count ** 2 * worth) / words.length ** 3;
  return new Map([...sums].map(([at, sum]) => [at, share(sum)]));
}

/** In how many letters a word may be misspelled; a code in none. @param {string} word */
function mayDiffer(word) {
  if (word.length < SHORTEST_MISSPELLED || /\d/.test(word)) return false;
  return word.length < LONG ? 1 : 2;
}

/** How much of all words two sets have both, from 0 to 1. @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}
