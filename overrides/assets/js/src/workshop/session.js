/**
 * What the elements of a trainer's pages share, on top of the common session.
 *
 * @typedef {import("../kit/page-element.js").Session} PageSession
 *
 * @typedef {object} OfTrainers
 * @property {import("../storage/records.js").Records<import("../model/sheet.js").Sheet>} sheets
 * @property {import("../storage/records.js").Records<any>[]} memories
 * @property {Map<string, import("../model/session-items.js").SessionItem>} items
 * @property {import("../model/session-items.js").ReadySession[]} ready
 * @property {import("../model/outline.js").Outline} outline
 *
 * @typedef {PageSession & OfTrainers} TrainerSession
 */

export {};
