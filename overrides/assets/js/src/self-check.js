/** Entry: keeps a reader's answers in this browser. Without it the form works on paper. */

import { aboutKey, parseAbout } from "./about.js";
import { Announcer } from "./announcer.js";
import { ANSWER } from "./answer.js";
import { readConfig } from "./config.js";
import { EVIDENCE } from "./evidence.js";
import { EvidenceView } from "./evidence-view.js";
import { KeepingView } from "./keeping-view.js";
import { defineElement } from "./page-element.js";
import { ProgressView } from "./progress-view.js";
import { chosenEarly, followRatings, keepEarly } from "./rating-events.js";
import { RatingView, viewOf } from "./rating-view.js";
import { whenRead } from "./ready.js";
import { Records } from "./records.js";
import { sessionWords } from "./session-words.js";
import { Shelf } from "./storage.js";
import { ThenAndNow, ThenAndNowView } from "./then-and-now.js";
import { askedIn, isReadOnly } from "./whose.js";
import { WhoseView } from "./whose-view.js";

/**
 * @typedef {object} Kept
 * @property {Records<import("./answer.js").Answer>} answers
 * @property {Records<import("./evidence.js").Evidence>} evidence
 * @property {Records<any>[]} memories  both of them
 * @property {ThenAndNow} thenAndNow
 * @property {string | null} asked  whose record the page was opened for, where not the reader's
 * @property {() => boolean} readOnly  whether nothing may be changed in it
 * @property {RatingView | null} removed  where an answer was removed and can still come back
 *
 * @typedef {import("./page-element.js").Session & Kept} SelfCheck
 */

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const config = sessionWords(told, shelf);
  const kept = { answers: new Records(shelf, ANSWER), evidence: new Records(shelf, EVIDENCE) };
  const memories = Object.values(kept);
  const thenAndNow = new ThenAndNow(viewOf);
  const announcer = new Announcer();
  // A page that cannot say whose answers it shows has the reader's own.
  const asked = document.querySelector("chb-whose") ? askedIn(location.search) : null;
  const about = () => parseAbout(shelf.load(aboutKey(config.handbook, asked ?? ""))).record;
  const whose = { asked, readOnly: () => isReadOnly(asked, about) };
  /** @type {SelfCheck} */
  const session = { shelf, config, announcer, ...kept, ...whose, memories, thenAndNow, removed: null };
  defineElement("chb-then-and-now", ThenAndNowView, session);
  followRatings(document);
  const early = chosenEarly(document);
  defineElement("chb-rating", RatingView, session);
  keepEarly(early);
  defineElement("chb-progress", ProgressView, session);
  defineElement("chb-evidence", EvidenceView, session);
  defineElement("chb-whose", WhoseView, session);
  defineElement("chb-keeping", KeepingView, session);
  shelf.follow(window);
});
