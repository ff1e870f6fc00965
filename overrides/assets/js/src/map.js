/** Entry: fills the maps of a page that has no checks, as the first page. */

import { startPage } from "./keeping/session.js";
import { defineElement } from "./kit/page-element.js";
import { ANSWER } from "./model/answer.js";
import { MapView } from "./pictures/map-view.js";
import { Records } from "./storage/records.js";

startPage((page) => {
  const answers = new Records(page.shelf, ANSWER);
  defineElement("chb-map", MapView, { ...page, answers, subject: null });
});
