/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { KeepingView } from "./keeping/keeping-view.js";
import { startPage } from "./keeping/session.js";
import { readOutline } from "./kit/config.js";
import { defineElement } from "./kit/page-element.js";
import { ANSWER } from "./model/answer.js";
import { SNAPSHOT } from "./model/snapshot.js";
import { MyPlanView } from "./my-pages/plan-view.js";
import { MyProgressView } from "./my-pages/progress-view.js";
import { SnapshotsView } from "./my-pages/snapshots-view.js";
import { Records } from "./storage/records.js";

startPage((page) => {
  const { shelf, config } = page;
  const outline = readOutline(config);
  if (!outline) return;
  const records = { answers: new Records(shelf, ANSWER), snapshots: new Records(shelf, SNAPSHOT) };
  const shared = { outline, compared: new Map(), memories: Object.values(records) };
  /** @type {import("./my-pages/session.js").OwnSession} */
  const session = { ...page, ...records, ...shared };
  defineElement("chb-keeping", KeepingView, session);
  defineElement("chb-my-progress", MyProgressView, session);
  defineElement("chb-my-plan", MyPlanView, session);
  defineElement("chb-snapshots", SnapshotsView, session);
});
