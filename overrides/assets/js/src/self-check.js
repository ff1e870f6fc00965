/** Entry: keeps a reader's answers in this browser. Without it the form works on paper. */

import { KeepingView } from "./keeping/keeping-view.js";
import { startPage } from "./keeping/session.js";
import { defineElement } from "./kit/page-element.js";
import { aboutKey, parseAbout } from "./model/about.js";
import { ANSWER } from "./model/answer.js";
import { EVIDENCE } from "./model/evidence.js";
import { isReadOnly, subjectOf } from "./model/ownership.js";
import { MapView } from "./pictures/map-view.js";
import { answeredLookup } from "./self-check/answered-lookup.js";
import { EvidenceView } from "./self-check/evidence-view.js";
import { OwnerView } from "./self-check/owner-view.js";
import { ProgressView } from "./self-check/progress-view.js";
import { earlyChoices, followRatings, keepEarly } from "./self-check/rating-events.js";
import { RatingView, viewOf } from "./self-check/rating-view.js";
import { ThenAndNow, ThenAndNowView } from "./self-check/then-and-now.js";
import { Records } from "./storage/records.js";

startPage((page) => {
  const { shelf, config } = page;
  const records = { answers: new Records(shelf, ANSWER), evidence: new Records(shelf, EVIDENCE) };
  // A page that cannot say whose answers it shows has the reader's own.
  const subject = document.querySelector("chb-whose") ? subjectOf(location.search) : null;
  const about = () => parseAbout(shelf.load(aboutKey(config.handbook, subject ?? ""))).record;
  const owner = { subject, readOnly: () => isReadOnly(subject, about) };
  const isAnswered = answeredLookup(records.answers);
  const memories = Object.values(records);
  const shared = { memories, isAnswered, thenAndNow: new ThenAndNow(viewOf), removed: null };
  /** @type {import("./self-check/session.js").SelfCheckSession} */
  const session = { ...page, ...records, ...owner, ...shared };
  defineElement("chb-then-and-now", ThenAndNowView, session);
  followRatings(document);
  const early = earlyChoices(document);
  defineElement("chb-rating", RatingView, session);
  keepEarly(early);
  defineElement("chb-progress", ProgressView, session);
  defineElement("chb-map", MapView, session);
  defineElement("chb-evidence", EvidenceView, session);
  defineElement("chb-whose", OwnerView, session);
  defineElement("chb-keeping", KeepingView, session);
});
