/**
 * What the elements of the page of answers share, on top of the common session.
 *
 * @typedef {object} OfFiles
 * @property {import("../model/outline.js").Outline} outline
 * @property {import("./holdings.js").Holdings} holdings
 *
 * @typedef {import("../kit/page-element.js").Session & OfFiles} FilesSession
 */

export {};
