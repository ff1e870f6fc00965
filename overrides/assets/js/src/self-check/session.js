/**
 * What the elements of a self-check page share, on top of the common session.
 *
 * @typedef {import("../kit/page-element.js").Session} Session
 * @typedef {import("../model/answer.js").Answer} Answer
 * @typedef {import("../model/evidence.js").Evidence} Evidence
 *
 * @typedef {object} OfSelfCheck
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {import("./answered-lookup.js").AnsweredLookup} isAnswered
 * @property {import("../storage/records.js").Records<Evidence>} evidence
 * @property {import("../storage/records.js").Records<any>[]} memories  both of them
 * @property {import("./then-and-now.js").ThenAndNow} thenAndNow
 * @property {string | null} subject  whose record the page was opened for, where not the reader's
 * @property {() => boolean} readOnly  whether nothing may be changed in it
 * @property {import("./rating-view.js").RatingView | null} removed
 *   where an answer was removed and can still come back
 *
 * @typedef {Session & OfSelfCheck} SelfCheckSession
 */

export {};
