/** The words that documents have, and what each of them counts. Pure. */

import { Words } from "./words.js";

/** What a word that says little counts, beside others. */
export const SMALL = 0.08;
/** A word counts in full that no more than one in so many documents has; the commonest, the least. */
const COMMON = 20;
const LEAST = 0.25;
/** Another form of a word, but for its plural, is not quite as good. */
const FORM = 0.6;

/** @typedef {Map<string, number>} Terms  words of documents, each with what it is worth */

export class Vocabulary {
  /**
   * @param {string} language
   * @param {string} small  words that say little
   */
  constructor(language, small) {
    this.words = new Words(language);
    this.small = new Set(this.stemsIn(small));
    /** @type {Map<string, Set<string>>} the words that documents have, by what they have in common */
    this.forms = new Map();
    /** @type {Map<string, Set<number>>} the documents that have a word or one of its forms */
    this.having = new Map();
    this.count = 0;
  }

  /**
   * Learn the words of a document, which are returned.
   * @param {number} at  its place among the documents
   * @param {string} text
   */
  learn(at, text) {
    this.count = Math.max(this.count, at + 1);
    const words = this.words.in(text);
    for (const word of words) {
      const stem = this.words.stem(word);
      under(this.forms, stem).add(word);
      under(this.having, stem).add(at);
    }
    return words;
  }

  /**
   * What the words of a text have in common with their other forms, in its order.
   * @param {string} text
   */
  stemsIn(text) {
    return this.words.in(text).map((word) => this.words.stem(word));
  }

  /**
   * The words of a text that say something; all of them where none does.
   * @param {string} text
   */
  wordsSaying(text) {
    const words = this.words.in(text);
    const telling = new Set(this.telling(words.map((word) => this.words.stem(word))));
    return words.filter((word) => telling.has(this.words.stem(word)));
  }

  /**
   * The words of a text, each in the singular, in its order.
   * @param {string} text
   */
  singularsIn(text) {
    return this.words.in(text).map(singular);
  }

  /** Of stems, those that say something; all of them where none does. @param {string[]} stems */
  telling(stems) {
    const telling = stems.filter((stem) => !this.small.has(stem));
    return telling.length > 0 ? telling : stems;
  }

  /**
   * The words that begin so, those that most documents have; may be none.
   * @param {string} start
   * @param {number} most
   */
  begunBy(start, most) {
    const found = [...this.forms].flatMap(([stem, forms]) =>
      [...forms].filter((form) => form.startsWith(start)).map((form) => ({ form, stem })),
    );
    const having = ({ stem = "" }) => this.having.get(stem)?.size ?? 0;
    return found
      .sort((one, other) => having(other) - having(one))
      .slice(0, most)
      .map(({ form }) => form);
  }

  /** Whether a document has a word or one of its forms. @param {string} word */
  hasForm(word) {
    return this.forms.has(this.words.stem(word));
  }

  /** Whether a document has just this word. @param {string} word */
  has(word) {
    return this.forms.get(this.words.stem(word))?.has(word) ?? false;
  }

  /**
   * What a word counts among others: the fewer documents have it, the more it says.
   * @param {string} word
   */
  weightOf(word) {
    const stem = this.words.stem(word);
    if (this.small.has(stem)) return SMALL;
    const having = this.having.get(stem)?.size ?? 1;
    const rarity = Math.log((1 + this.count) / having) / Math.log(COMMON);
    return Math.min(1, Math.max(rarity, LEAST));
  }

  /**
   * The forms of a word that documents have, each with what it is worth; may be empty.
   * @param {string} word
   * @returns {Terms}
   */
  formsOf(word) {
    const forms = [...(this.forms.get(this.words.stem(word)) ?? [])];
    return new Map(forms.map((form) => [form, singular(form) === singular(word) ? 1 : FORM]));
  }
}

/** @param {string} word */
const singular = (word) => word.replace(/([^su])s$/, "$1");

/**
 * The set under a key, which is made where there is none.
 * @template T
 * @param {Map<string, Set<T>>} sets
 * @param {string} key
 */
function under(sets, key) {
  const there = sets.get(key) ?? new Set();
  sets.set(key, there);
  return there;
}
