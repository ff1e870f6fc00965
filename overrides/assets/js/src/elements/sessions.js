/**
 * What the elements of one kind of page share, on top of the common session.
 *
 * @typedef {import("../page/page-element.js").Session} Session
 * @typedef {import("../pure/answer.js").Answer} Answer
 * @typedef {import("../pure/evidence.js").Evidence} Evidence
 * @typedef {import("../pure/outline.js").Outline} Outline
 * @typedef {import("../pure/snapshot.js").Snapshot} Snapshot
 * @typedef {import("../storage/records.js").Records<any>} AnyRecords
 *
 * @typedef {object} OfSelfCheck
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {import("../storage/records.js").Records<Evidence>} evidence
 * @property {AnyRecords[]} memories  both of them
 * @property {import("./then-and-now.js").ThenAndNow} thenAndNow
 * @property {string | null} asked  whose record the page was opened for, where not the reader's
 * @property {() => boolean} readOnly  whether nothing may be changed in it
 * @property {import("./rating-view.js").RatingView | null} removed
 *   where an answer was removed and can still come back
 *
 * @typedef {object} OfOwnPages
 * @property {Outline} outline
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {import("../storage/records.js").Records<Snapshot>} snapshots
 * @property {AnyRecords[]} memories  both of them
 *
 * @typedef {object} OfFiles
 * @property {Outline} outline
 * @property {import("../storage/held.js").Held} held
 * @property {import("../storage/views.js").Views} views
 *
 * @typedef {Session & OfSelfCheck} SelfCheckSession
 * @typedef {Session & OfOwnPages} OwnSession
 * @typedef {Session & OfFiles} FilesSession
 */

export {};
