/** What a reader typed, as a question for words that are spelled much like it. Pure. */

/** Shorter words have too many that look like them. */
const SHORTEST = 5;
/** From this length on, a word may differ in two letters. */
const LONG = 8;

/**
 * `acreditation` becomes `acreditation~2`, as the theme's search (Lunr) asks for what differs by
 * at most two letters. Empty where no word is long enough; codes stay as they are.
 * @param {string} words
 */
export function fuzzyQuery(words) {
  const asked = words
    .split(/[\s"~*^:+-]+/)
    .filter(Boolean)
    .map((word) => (isPlain(word) ? `${word}~${word.length < LONG ? 1 : 2}` : word));
  return asked.some((word) => word.includes("~")) ? asked.join(" ") : "";
}

/** @param {string} word */
function isPlain(word) {
  return word.length >= SHORTEST && /^\p{L}+$/u.test(word);
}
