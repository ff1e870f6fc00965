/**
 * What the elements of a reader's own pages share, on top of the common session.
 *
 * @typedef {import("../kit/page-element.js").Session} Session
 * @typedef {import("../model/answer.js").Answer} Answer
 * @typedef {import("../model/snapshot.js").Snapshot} Snapshot
 *
 * @typedef {object} OfOwnPages
 * @property {import("../model/outline.js").Outline} outline
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {import("../storage/records.js").Records<Snapshot>} snapshots
 * @property {Map<string, string>} compared  the snapshot that each record is compared with, where one was chosen
 * @property {import("../storage/records.js").Records<any>[]} memories  both of them
 *
 * @typedef {Session & OfOwnPages} OwnSession
 */

export {};
