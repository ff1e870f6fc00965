/** Entry: keeps a reader's answers in this browser. Without it the form works on paper. */

import { aboutKey, parseAbout } from "./model/about.js";
import { Announcer } from "./kit/announcer.js";
import { ANSWER } from "./model/answer.js";
import { readConfig } from "./kit/config.js";
import { EVIDENCE } from "./model/evidence.js";
import { EvidenceView } from "./self-check/evidence-view.js";
import { KeepingView } from "./keeping/keeping-view.js";
import { defineElement } from "./kit/page-element.js";
import { ProgressView } from "./self-check/progress-view.js";
import { chosenEarly, followRatings, keepEarly } from "./self-check/rating-events.js";
import { RatingView, viewOf } from "./self-check/rating-view.js";
import { whenRead } from "./kit/ready.js";
import { Records } from "./storage/records.js";
import { sessionWords } from "./keeping/session-words.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/shelf.js";
import { ThenAndNow, ThenAndNowView } from "./self-check/then-and-now.js";
import { askedIn, isReadOnly } from "./model/ownership.js";
import { WhoseView } from "./self-check/owner-view.js";

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const presence = follow(shelf, window);
  const config = sessionWords(told, shelf);
  const kept = { answers: new Records(shelf, ANSWER), evidence: new Records(shelf, EVIDENCE) };
  const memories = Object.values(kept);
  const thenAndNow = new ThenAndNow(viewOf);
  const announcer = new Announcer();
  // A page that cannot say whose answers it shows has the reader's own.
  const asked = document.querySelector("chb-whose") ? askedIn(location.search) : null;
  const about = () => parseAbout(shelf.load(aboutKey(config.handbook, asked ?? ""))).record;
  const whose = { asked, readOnly: () => isReadOnly(asked, about) };
  const page = { shelf, presence, config, announcer };
  /** @type {import("./self-check/session.js").SelfCheckSession} */
  const session = { ...page, ...kept, ...whose, memories, thenAndNow, removed: null };
  defineElement("chb-then-and-now", ThenAndNowView, session);
  followRatings(document);
  const early = chosenEarly(document);
  defineElement("chb-rating", RatingView, session);
  keepEarly(early);
  defineElement("chb-progress", ProgressView, session);
  defineElement("chb-evidence", EvidenceView, session);
  defineElement("chb-whose", WhoseView, session);
  defineElement("chb-keeping", KeepingView, session);
});
