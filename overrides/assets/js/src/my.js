/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { Announcer } from "./announcer.js";
import { ANSWER } from "./answer.js";
import { readConfig } from "./config.js";
import { KeptNotice } from "./kept-notice.js";
import { MyProgressView } from "./my-progress-view.js";
import { MyPlanView } from "./my-plan-view.js";
import { readOutline } from "./outline.js";
import { defineElement } from "./page-element.js";
import { whenRead } from "./ready.js";
import { Records } from "./records.js";
import { SNAPSHOT } from "./snapshot.js";
import { SnapshotsView } from "./snapshots-view.js";
import { Shelf } from "./storage.js";

/**
 * @typedef {object} Own
 * @property {import("./outline.js").Outline} outline
 * @property {Records<import("./answer.js").Answer>} answers
 * @property {Records<import("./snapshot.js").Snapshot>} snapshots
 *
 * @typedef {import("./page-element.js").Session & Own} MySession
 */

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const shelf = new Shelf(config.handbook);
  const kept = { answers: new Records(shelf, ANSWER), snapshots: new Records(shelf, SNAPSHOT) };
  /** @type {MySession} */
  const session = { shelf, config, announcer: new Announcer(), outline: readOutline(config), ...kept };
  defineElement("chb-kept", KeptNotice, session);
  defineElement("chb-my-progress", MyProgressView, session);
  defineElement("chb-my-plan", MyPlanView, session);
  defineElement("chb-snapshots", SnapshotsView, session);
  shelf.follow(window);
});
