/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { Announcer } from "./announcer.js";
import { ANSWER } from "./answer.js";
import { readConfig } from "./config.js";
import { readOutline } from "./outline.js";
import { whenRead } from "./ready.js";
import { Records } from "./records.js";
import { Shelf } from "./storage.js";

/**
 * @typedef {object} Own
 * @property {import("./outline.js").Outline} outline
 * @property {Records<import("./answer.js").Answer>} answers
 *
 * @typedef {import("./page-element.js").Session & Own} MySession
 */

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const shelf = new Shelf(config.handbook);
  const own = { outline: readOutline(config), answers: new Records(shelf, ANSWER) };
  /** @type {MySession} */
  const session = { shelf, config, announcer: new Announcer(), ...own };
  session.shelf.follow(window);
});
