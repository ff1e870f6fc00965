/** Entry: keeps a reader's answers in this browser. Without it the form works on paper. */

import { Announcer } from "./announcer.js";
import { ANSWER } from "./answer.js";
import { readConfig } from "./config.js";
import { EVIDENCE } from "./evidence.js";
import { EvidenceView } from "./evidence-view.js";
import { defineElement } from "./page-element.js";
import { ProgressView } from "./progress-view.js";
import { RatingView } from "./rating-view.js";
import { whenRead } from "./ready.js";
import { Records } from "./records.js";
import { Shelf } from "./storage.js";

/**
 * @typedef {object} Kept
 * @property {Records<import("./answer.js").Answer>} answers
 * @property {Records<import("./evidence.js").Evidence>} evidence
 *
 * @typedef {import("./page-element.js").Session & Kept} SelfCheck
 */

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const shelf = new Shelf(config.handbook);
  const kept = { answers: new Records(shelf, ANSWER), evidence: new Records(shelf, EVIDENCE) };
  const session = { shelf, config, announcer: new Announcer(), ...kept };
  defineElement("chb-rating", RatingView, session);
  defineElement("chb-progress", ProgressView, session);
  defineElement("chb-evidence", EvidenceView, session);
  shelf.follow(window);
});
