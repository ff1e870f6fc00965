/**
 * What the elements of a second view share, on top of the session of the page of answers.
 *
 * @typedef {import("../answers/session.js").FilesSession & {views: import("./views.js").Views}} ViewsSession
 */

export {};
