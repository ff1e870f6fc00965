/** What people type, the handbook's words for it, and the documents that answer. Pure. */

/** What a synonym adds to a document that it leads to: where it is part of the question, or all of it. */
const PART = 400;
const WHOLE = 4000;
/** Of so many words at most is it a part: who asks at length asks for no less. */
const LONGEST = 4;

/**
 * @typedef {{typed: string[], means: string[], to: number[], urgent?: boolean}} Synonym
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 */

export class Synonyms {
  /**
   * @param {Synonym[]} synonyms
   * @param {Vocabulary} vocabulary
   */
  constructor(synonyms, vocabulary) {
    this.vocabulary = vocabulary;
    this.all = synonyms.map(({ typed, means, to, urgent }) => ({
      phrases: typed.map((phrase) => vocabulary.singularsIn(phrase)),
      means: means.map((phrase) => vocabulary.wordsSaying(phrase)),
      to,
      urgent,
    }));
  }

  /**
   * The handbook's phrases for those of a question, with where each begins there and its length.
   * @param {string[]} words  of the question, each in the singular
   */
  meantBy(words) {
    return this.all.flatMap(({ phrases, means }) =>
      phrases.flatMap((phrase) =>
        placesOf(phrase, words).map((at) => ({ at, length: phrase.length, means })),
      ),
    );
  }

  /**
   * The documents that a question leads to, with what that adds to each; may be empty.
   * @param {string[]} words  of the question, each in the singular
   * @returns {Map<number, number>}
   */
  leadsOf(words) {
    /** @type {Map<number, number>} */
    const leads = new Map();
    const asked = Math.min(this.lengthOf(words), LONGEST);
    for (const { phrases, to, urgent } of this.all) {
      const said = phrases.filter((phrase) => placesOf(phrase, words).length > 0);
      if (said.length === 0) continue;
      const part = Math.max(...said.map((phrase) => this.lengthOf(phrase))) / asked;
      const lead = part < 1 && !urgent ? PART * part * part : WHOLE;
      for (const [n, at] of to.entries()) leads.set(at, Math.max(leads.get(at) ?? 0, lead * (1 - n / 10)));
    }
    return leads;
  }

  /** How many words of a phrase say something. @private @param {string[]} words */
  lengthOf(words) {
    return this.vocabulary.wordsSaying(words.join(" ")).length;
  }
}

/**
 * Where a phrase begins among words.
 * @param {string[]} phrase
 * @param {string[]} words
 */
export function placesOf(phrase, words) {
  if (phrase.length === 0) return [];
  return [...words.keys()].filter((at) => phrase.every((word, n) => words[at + n] === word));
}
