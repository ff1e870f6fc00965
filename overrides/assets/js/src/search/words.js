/** Text as words to look for: what writing hides, or adds, makes no difference. Pure. */

import { stemmer } from "stemmer";

/** A word, with what joins its parts: `don't`, `2.01`, `T.A.` */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['\u2019\u2018\u02bc\uff07.](?=[\p{L}\p{N}]))*/gu;
/** Writing that sets no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Small letters without accents, straight apostrophes; as long as it was typed, or not.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/(\p{L})\p{Mn}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u2019\u2018\u02bc\uff07]/g, "'")
    .replace(/\u00ad/g, "");

/** @param {string} word */
const englishStem = (word) => stemmer(word.length > 8 ? word.replace(/ships?$/, "") : word);

/**
 * Without what tells gender and number, as Savoy's light stemmer has it (2006): `mentores`, `mentora`
 * → `mentor`, `capaces` → `capaz`. Short words stay.
 * @param {string} word
 */
const spanishStem = (word) =>
  word.length < 4
    ? word
    : word.replace(/ces$/, "z").replace(/(?:eses|[aeo]s?)$/, (end) => (end === "eses" ? "es" : ""));

/** @type {Record<string, (word: string) => string>} by language */
const STEMMERS = { en: englishStem, es: spanishStem };

/** @typedef {{word: string, start: number, end: number}} Part */

/** Cuts text into words, in the ways of a language. */
export class Words {
  /** @param {string} language  a BCP 47 tag */
  constructor(language) {
    this.stemmer = STEMMERS[/^\w*/.exec(language)?.[0] ?? ""];
    this.segmenter = segmenterOf(language);
    /** @type {Map<string, string>} */
    this.stems = new Map();
    /** @type {Map<string, Part[]>} */
    this.known = new Map();
  }

  /**
   * The words of a text, folded, in its order.
   * @param {string} text
   * @returns {string[]}
   */
  in(text) {
    return (text.match(WORD) ?? []).flatMap((written) => this.parts(written).map(({ word }) => word));
  }

  /**
   * The same with where each stands in the text.
   * @param {string} text
   * @returns {{word: string, start: number, end: number}[]}
   */
  spans(text) {
    return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) =>
      this.parts(written).map(({ word, start, end }) => ({ word, start: index + start, end: index + end })),
    );
  }

  /** The words of what stands between blanks. @private @param {string} written @returns {Part[]} */
  parts(written) {
    const known = this.known.get(written);
    if (known) return known;
    const parts = this.cut(written);
    this.known.set(written, parts);
    return parts;
  }

  /** @private @param {string} written @returns {Part[]} */
  cut(written) {
    if (!this.segmenter || !UNSPACED.test(written)) {
      return [{ word: plainWord(written), start: 0, end: written.length }];
    }
    return [...this.segmenter.segment(written)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment, index }) => ({ word: fold(segment), start: index, end: index + segment.length }));
  }

  /**
   * What a word's forms have in common: `mentoring`, `mentors` and `mentorship` → `mentor`. The
   * word itself in languages without a stemmer.
   * @param {string} word  folded
   */
  stem(word) {
    if (!this.stemmer || /\d/.test(word)) return word;
    const known = this.stems.get(word);
    if (known !== undefined) return known;
    const stem = this.stemmer(word);
    this.stems.set(word, stem);
    return stem;
  }
}

/** Folded, without a genitive's ending; `T.A.` is `ta`, `2.01` stays. @param {string} written */
function plainWord(written) {
  const word = fold(written).replace(/'s?$/, "").replace(/'/g, "");
  return /\d/.test(word) ? word : word.replace(/\./g, "");
}

/** A browser without one, or without the language, cuts at blanks alone. @param {string} language */
function segmenterOf(language) {
  try {
    return new /** @type {any} */ (Intl).Segmenter(language, { granularity: "word" });
  } catch {
    return null;
  }
}
