/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { Announcer } from "./announcer.js";
import { ANSWER } from "./answer.js";
import { readConfig, readOutline } from "./config.js";
import { KeepingView } from "./keeping-view.js";
import { MyProgressView } from "./my-progress-view.js";
import { MyPlanView } from "./my-plan-view.js";
import { defineElement } from "./page-element.js";
import { whenRead } from "./ready.js";
import { Records } from "./records.js";
import { sessionWords } from "./session-words.js";
import { SNAPSHOT } from "./snapshot.js";
import { SnapshotsView } from "./snapshots-view.js";
import { Shelf } from "./storage.js";

/**
 * @typedef {object} Own
 * @property {import("./outline.js").Outline} outline
 * @property {Records<import("./answer.js").Answer>} answers
 * @property {Records<import("./snapshot.js").Snapshot>} snapshots
 * @property {Records<any>[]} memories  both of them
 *
 * @typedef {import("./page-element.js").Session & Own} MySession
 */

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const config = sessionWords(told, shelf);
  const kept = { answers: new Records(shelf, ANSWER), snapshots: new Records(shelf, SNAPSHOT) };
  const page = { config, announcer: new Announcer(), outline: readOutline(config) };
  /** @type {MySession} */
  const session = { shelf, ...page, ...kept, memories: Object.values(kept) };
  defineElement("chb-keeping", KeepingView, session);
  defineElement("chb-my-progress", MyProgressView, session);
  defineElement("chb-my-plan", MyPlanView, session);
  defineElement("chb-snapshots", SnapshotsView, session);
  shelf.follow(window);
});
