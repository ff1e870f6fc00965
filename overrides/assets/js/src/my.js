/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { Announcer } from "./kit/announcer.js";
import { ANSWER } from "./model/answer.js";
import { readConfig, readOutline } from "./kit/config.js";
import { KeepingView } from "./keeping/keeping-view.js";
import { MyProgressView } from "./my-pages/progress-view.js";
import { MyPlanView } from "./my-pages/plan-view.js";
import { defineElement } from "./kit/page-element.js";
import { whenRead } from "./kit/ready.js";
import { Records } from "./storage/records.js";
import { sessionWords } from "./keeping/session-words.js";
import { SNAPSHOT } from "./model/snapshot.js";
import { SnapshotsView } from "./my-pages/snapshots-view.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/shelf.js";

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const presence = follow(shelf, window);
  const config = sessionWords(told, shelf);
  const kept = { answers: new Records(shelf, ANSWER), snapshots: new Records(shelf, SNAPSHOT) };
  const page = { config, announcer: new Announcer(), outline: readOutline(config) };
  /** @type {import("./my-pages/session.js").OwnSession} */
  const session = { shelf, presence, ...page, ...kept, memories: Object.values(kept) };
  defineElement("chb-keeping", KeepingView, session);
  defineElement("chb-my-progress", MyProgressView, session);
  defineElement("chb-my-plan", MyPlanView, session);
  defineElement("chb-snapshots", SnapshotsView, session);
});
