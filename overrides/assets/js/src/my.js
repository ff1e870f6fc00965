/** Entry of a reader's own pages: what this browser keeps, shown, planned with, and taken along. */

import { Announcer } from "./page/announcer.js";
import { ANSWER } from "./pure/answer.js";
import { readConfig, readOutline } from "./page/config.js";
import { KeepingView } from "./elements/keeping-view.js";
import { MyProgressView } from "./elements/my-progress-view.js";
import { MyPlanView } from "./elements/my-plan-view.js";
import { defineElement } from "./page/page-element.js";
import { whenRead } from "./page/ready.js";
import { Records } from "./storage/records.js";
import { sessionWords } from "./page/session-words.js";
import { SNAPSHOT } from "./pure/snapshot.js";
import { SnapshotsView } from "./elements/snapshots-view.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/storage.js";

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const presence = follow(shelf, window);
  const config = sessionWords(told, shelf);
  const kept = { answers: new Records(shelf, ANSWER), snapshots: new Records(shelf, SNAPSHOT) };
  const page = { config, announcer: new Announcer(), outline: readOutline(config) };
  /** @type {import("./elements/sessions.js").OwnSession} */
  const session = { shelf, presence, ...page, ...kept, memories: Object.values(kept) };
  defineElement("chb-keeping", KeepingView, session);
  defineElement("chb-my-progress", MyProgressView, session);
  defineElement("chb-my-plan", MyPlanView, session);
  defineElement("chb-snapshots", SnapshotsView, session);
});
