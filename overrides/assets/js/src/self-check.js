/** Entry: keeps a reader's answers in this browser. Without it the form works on paper. */

import { Announcer } from "./announcer.js";
import { readConfig } from "./config.js";
import { defineElement } from "./page-element.js";
import { ProgressView } from "./progress-view.js";
import { RatingView } from "./rating-view.js";
import { whenRead } from "./ready.js";
import { Answers } from "./storage.js";

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const answers = new Answers(config.handbook);
  const session = { answers, config, announcer: new Announcer() };
  defineElement("chb-rating", RatingView, session);
  defineElement("chb-progress", ProgressView, session);
  answers.follow(window);
});
