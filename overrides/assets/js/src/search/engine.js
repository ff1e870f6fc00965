/**
 * Finds documents by the words that a reader types.
 *
 * MiniSearch ranks (BM25+). What stands here is which of the handbook's words each typed one may
 * mean: itself, its other forms, what it begins, a synonym, its parts or the whole that it is part
 * of, and where nothing else is found, what is spelled much like it.
 */

import MiniSearch from "minisearch";
import { codeOf, codesMatch } from "./codes.js";
import { Words } from "./words.js";

/**
 * @typedef {[address: string, title: string, place: string]} PageData
 * @typedef {[page: number, anchor: string, title: string, text: string, words: string, form: string, codes: string[], boost: number]} DocumentData
 * @typedef {{typed: string[], means: string[], to: string[]}} Synonym
 *
 * @typedef {object} SearchData  what the site's script of documents hands over
 * @property {string} language
 * @property {Record<string, import("../kit/messages.js").Message>} messages
 * @property {string} small  words that say little, such as `the`
 * @property {Synonym[]} synonyms
 * @property {[words: string, address: string][]} questions
 * @property {PageData[]} pages
 * @property {DocumentData[]} documents
 *
 * @typedef {object} Found
 * @property {string} address  from the site's root, with its anchor
 * @property {string} title
 * @property {string} place  where it stands: its page, and what that stands below
 * @property {string} text
 * @property {Set<string>} stems  of the words that it was found by
 *
 * @typedef {{word: string, weight: number, terms: Map<string, number>, loose: boolean, last: boolean}} Asked
 *   a word that was typed: how much it counts, and which words it may mean, each with its own weight
 */

const FIELDS = { title: 6, words: 5, codes: 3, place: 1.2, text: 1, form: 0.7 };
/** What a word that says little counts, beside others. */
const SMALL = 0.08;
const FORM = 0.6;
const SPLIT = 0.85;
const SYNONYM = 0.6;
const BEGUN = 0.5;
const MISSPELLED = 0.45;
/** Words are completed, and taken to be misspelled, from these lengths on. */
const SHORTEST_BEGUN = 2;
const SHORTEST_MISSPELLED = 4;
const LONG = 8;
/** How long documents are read before the page may do something else, in milliseconds. */
const SLICE_MS = 6;

export class SearchEngine {
  /** @param {SearchData} data */
  constructor(data) {
    this.data = data;
    this.words = new Words(data.language);
    this.small = new Set(this.words.in(data.small));
    /** @type {Map<string, Set<string>>} the words that documents have, by what they have in common */
    this.byStem = new Map();
    this.index = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (text) => this.learn(text),
      processTerm: (term) => term,
      extractField: (at, name) => (name === "id" ? at : this.field(at, name)),
    });
    this.codes = data.documents.map(([, , , , , , codes]) => codes.map(codeOf));
    this.synonyms = data.synonyms.map((synonym) => this.readSynonym(synonym));
  }

  /**
   * Read every document, leaving the page time in between.
   * @param {() => Promise<void>} pause
   */
  async load(pause) {
    let since = performance.now();
    for (const at of this.data.documents.keys()) {
      this.index.add(at);
      if (performance.now() - since < SLICE_MS) continue;
      await pause();
      since = performance.now();
    }
  }

  /**
   * What a reader may mean, the likeliest first; empty where nothing is like it.
   * @param {string} typed
   * @param {number} most
   * @returns {Found[]}
   */
  find(typed, most = 30) {
    const asked = this.asked(typed);
    if (asked.length === 0) return [];
    const scores = this.score(asked, typed);
    for (const [at, score] of this.leads(typed)) scores.set(at, (scores.get(at) ?? 0) + score);
    const telling = asked.filter(({ weight }) => weight > SMALL);
    const stems = new Set(telling.flatMap(({ terms }) => [...terms.keys()].map((it) => this.words.stem(it))));
    return [...scores]
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, most)
      .map(([at]) => this.found(at, stems));
  }

  /**
   * The typed words that say something; all of them where none does.
   * @param {string} typed
   */
  telling(typed) {
    const words = this.words.in(typed);
    const telling = words.filter((word) => !this.small.has(word));
    return (telling.length > 0 ? telling : words).join(" ");
  }

  /** @private @param {number} at @param {Set<string>} stems @returns {Found} */
  found(at, stems) {
    const [page, anchor, title, text] = this.document(at);
    const [address, name, place] = this.page(page);
    const above = title === name ? [place] : [name, place];
    return {
      address: anchor ? `${address}#${anchor}` : address,
      title,
      place: above.filter((words, n) => words && above.indexOf(words) === n && words !== title).join(" · "),
      text,
      stems,
    };
  }

  /** @private @param {number} at */
  document(at) {
    return /** @type {DocumentData} */ (this.data.documents[at]);
  }

  /** @private @param {number} at */
  page(at) {
    return /** @type {PageData} */ (this.data.pages[at]);
  }

  /** @private @param {number} at @param {string} name */
  field(at, name) {
    const [page, , title, text, words, form, codes] = this.document(at);
    const [, on] = this.page(page);
    return { title, text, words, form, codes: codes.join(" "), place: on === title ? "" : on }[name] ?? "";
  }

  /** The words of a text, which are known from now on. @private @param {string} text */
  learn(text) {
    const words = this.words.in(text);
    for (const word of words) {
      const stem = this.words.stem(word);
      const forms = this.byStem.get(stem);
      if (forms) forms.add(word);
      else this.byStem.set(stem, new Set([word]));
    }
    return words;
  }

  /** @private @param {string} word */
  isKnown(word) {
    return this.byStem.get(this.words.stem(word))?.has(word) ?? false;
  }

  /**
   * The words of a question, each with what it may mean.
   * @private
   * @param {string} typed
   * @returns {Asked[]}
   */
  asked(typed) {
    const words = this.words.in(typed);
    const ended = /[\s\p{P}]$/u.test(typed);
    const asked = words.map((word, n) => this.meant(word, n === words.length - 1 && !ended));
    this.join(words, asked);
    for (const { typed: forms, means } of this.synonyms) {
      for (const form of forms) {
        for (const at of placesOf(
          form,
          words.map((word) => this.words.stem(word)),
        )) {
          const group = /** @type {Asked} */ (asked[at]);
          group.weight = 1;
          for (const word of means) this.add(group.terms, word, SYNONYM);
          for (const other of asked.slice(at + 1, at + form.length)) other.weight = SMALL;
        }
      }
    }
    return asked.every(({ weight }) => weight === SMALL) ? asked.map((it) => ({ ...it, weight: 1 })) : asked;
  }

  /**
   * What one word may mean.
   * @private
   * @param {string} word
   * @param {boolean} last  whether it may not be typed to its end
   * @returns {Asked}
   */
  meant(word, last) {
    /** @type {Map<string, number>} */
    const terms = new Map();
    this.add(terms, word, 1);
    if (terms.size === 0) this.split(word, terms);
    const loose = terms.size === 0;
    if (loose) terms.set(word, 1);
    return { word, weight: this.small.has(word) ? SMALL : 1, terms, loose, last };
  }

  /**
   * The forms of a word that documents have; a plural is as good as the word.
   * @private
   * @param {Map<string, number>} terms
   * @param {string} word
   * @param {number} weight
   */
  add(terms, word, weight) {
    for (const form of this.byStem.get(this.words.stem(word)) ?? []) {
      const own = weight * (singular(form) === singular(word) ? 1 : FORM);
      terms.set(form, Math.max(terms.get(form) ?? 0, own));
    }
  }

  /** `afterschool`, where documents have `after-school`. @private @param {string} word @param {Map<string, number>} terms */
  split(word, terms) {
    for (let at = word.length - 2; at > 1; at--) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (!parts.every((part) => this.isKnown(part))) continue;
      for (const part of parts) this.add(terms, part, SPLIT);
      return;
    }
  }

  /** `work sheet`, where documents have `worksheet`. @private @param {string[]} words @param {Asked[]} asked */
  join(words, asked) {
    for (const [at, word] of words.entries()) {
      const together = word + (words[at + 1] ?? "");
      if (together === word || !this.byStem.has(this.words.stem(together))) continue;
      for (const it of asked.slice(at, at + 2)) this.add(it.terms, together, SPLIT);
    }
  }

  /**
   * The documents that have some of the words, with their scores.
   * @private
   * @param {Asked[]} asked
   * @param {string} typed
   */
  score(asked, typed) {
    const terms = asked.flatMap((it) =>
      [...it.terms].map(([term, weight]) => ({ term, weight: weight * it.weight, it })),
    );
    const results = this.index.search(terms.map(({ term }) => term).join(" "), {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      boost: FIELDS,
      boostTerm: (_, n) => terms[n]?.weight ?? 1,
      prefix: (term, n) => begins(term, n, terms),
      fuzzy: (term, n) => misspelt(term, n, terms),
      weights: { prefix: BEGUN, fuzzy: MISSPELLED },
    });
    const all = sum(asked);
    const phrase = this.words.in(typed).map((word) => this.words.stem(word));
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const { id, score, queryTerms } of results) {
      const has = new Set(queryTerms);
      const part = sum(asked.filter((it) => [...it.terms.keys()].some((term) => has.has(term)))) / all;
      const [, anchor, title, , , , , boost] = this.document(id);
      const named = this.words.in(title).map((word) => this.words.stem(word));
      const alike = 1 + likeness(new Set(phrase), new Set(named));
      scores.set(id, score * part * part * alike * boost * (anchor ? 1 : 1.15));
    }
    return scores;
  }

  /**
   * Documents that a question leads to, whatever words they have: by a code, or by a synonym.
   * @private
   * @param {string} typed
   * @returns {Map<number, number>}
   */
  leads(typed) {
    /** @type {Map<number, number>} */
    const leads = new Map();
    const code = codeOf(typed);
    if (/\d/.test(code)) {
      for (const [at, codes] of this.codes.entries()) {
        const match = codesMatch(code, codes);
        if (match > 0) leads.set(at, 1e6 * match);
      }
    }
    const words = this.words.in(typed).map((word) => this.words.stem(word));
    for (const { typed: forms, to } of this.synonyms) {
      if (!forms.some((form) => placesOf(form, words).length > 0)) continue;
      const part =
        Math.max(...forms.map((form) => (placesOf(form, words).length > 0 ? form.length : 0))) / words.length;
      for (const at of to) leads.set(at, (leads.get(at) ?? 0) + 400 * part);
    }
    return leads;
  }

  /** @private @param {Synonym} synonym */
  readSynonym({ typed, means, to }) {
    const addresses = new Set(to);
    return {
      typed: typed.map((phrase) => this.words.in(phrase).map((word) => this.words.stem(word))),
      means: means.flatMap((phrase) => this.words.in(phrase)),
      to: [...this.data.documents.keys()].filter((at) => addresses.has(this.found(at, new Set()).address)),
    };
  }
}

/** @param {Pick<Asked, "weight">[]} asked */
const sum = (asked) => asked.reduce((total, { weight }) => total + weight, 0);

/** @param {string} word */
const singular = (word) => word.replace(/([^su])s$/, "$1");

/** How much of all words two texts have both, from 0 to 1. @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

/** @typedef {{term: string, it: Asked}[]} Terms */

/** The word that is being typed may be longer. @param {string} term @param {number} n @param {Terms} terms */
function begins(term, n, terms) {
  const it = terms[n]?.it;
  return Boolean(it && (it.last || it.loose) && term.length >= SHORTEST_BEGUN && isTyped(term, it));
}

/** What no document has may be misspelled. @param {string} term @param {number} n @param {Terms} terms */
function misspelt(term, n, terms) {
  if (!terms[n]?.it.loose || term.length < SHORTEST_MISSPELLED || /\d/.test(term)) return false;
  return term.length < LONG ? 1 : 2;
}

/** Not one of its other forms or synonyms. @param {string} term @param {Asked} it */
const isTyped = (term, it) => it.word === term;

/**
 * Where a phrase begins among words.
 * @param {string[]} phrase
 * @param {string[]} words
 */
export function placesOf(phrase, words) {
  if (phrase.length === 0) return [];
  return [...words.keys()].filter((at) => phrase.every((word, n) => words[at + n] === word));
}
