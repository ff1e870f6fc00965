/**
 * Answers to what was renamed. What stands below a former id counts as if it stood below today's.
 *
 * It is read there and not moved: an older edition, or this one rolled back, still finds its own.
 * A change is written below today's id, above every revision met, so that it wins from then on.
 */

import { changeAnswer, compareAnswers, answerKey, isKept } from "../pure/answer.js";

/** @typedef {import("../pure/answer.js").Answer} Answer */
/** @typedef {import("./records.js").Records<Answer>} Answers */
/** @typedef {import("../pure/record.js").Reading<Answer>} Reading */
/** @typedef {[string, ...string[]]} Keys  today's, and those below which it was kept before */

/**
 * @param {string} handbook
 * @param {string} record
 * @param {string} competency
 * @param {readonly string[]} formerly  its ids in earlier editions
 * @returns {Keys}
 */
export const answerKeys = (handbook, record, competency, formerly = []) => [
  answerKey(handbook, record, competency),
  ...formerly.map((id) => answerKey(handbook, record, id)),
];

/**
 * The newest of what stands below the keys. Trouble is today's own: what cannot be read below a
 * former id is for the edition that wrote it.
 * @param {Answers} answers
 * @param {Keys} keys
 * @returns {Reading}
 */
export function readCarried(answers, [key, ...formerly]) {
  const own = answers.read(key);
  if (own.trouble === "newer") return own;
  const all = [own, ...formerly.map((former) => answers.read(former))];
  const newest = all.reduce((a, b) => (compareAnswers(b.record, a.record) > 0 ? b : a));
  return { ...newest, trouble: newest.record ? null : own.trouble };
}

/**
 * Change an answer below today's key, whichever key it stood below. One that is removed is
 * removed below the former keys too: who removes an answer on a shared device counts on that.
 * @param {Answers} answers
 * @param {Keys} keys
 * @param {(before: Answer | null, moment: import("../pure/record.js").Moment) => Answer} make
 * @returns {Reading}
 */
export function changeCarried(answers, keys, make) {
  const [key, ...formerly] = keys;
  const { record: newest } = readCarried(answers, keys);
  const lowest = (newest?.rev ?? 0) + 1;
  const changed = answers.change(key, (_, moment) =>
    make(newest, { ...moment, rev: Math.max(moment.rev, lowest) }),
  );
  if (changed.record?.state === "none" && !isKept(changed.record)) removeBelow(answers, formerly);
  return readCarried(answers, keys);
}

/** @param {Answers} answers @param {string[]} keys */
function removeBelow(answers, keys) {
  for (const key of keys.filter((former) => isKept(answers.read(former).record))) {
    answers.change(key, (_, moment) =>
      changeAnswer(null, { state: "none", level: null }, { ...moment, seen: null }),
    );
  }
}
