/** Entry: keeps the copies of a worksheet in this browser. Without it the form works on paper. */

import { Announcer } from "./page/announcer.js";
import { readConfig } from "./page/config.js";
import { KeepingView } from "./elements/keeping-view.js";
import { defineElement } from "./page/page-element.js";
import { whenRead } from "./page/ready.js";
import { sessionWords } from "./page/session-words.js";
import { SHEET } from "./pure/sheet.js";
import { Shelf } from "./storage/storage.js";
import { WorksheetView } from "./elements/worksheet-view.js";

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const config = sessionWords(told, shelf);
  const memory = { unsaved: new Map(), kind: SHEET };
  const session = { shelf, config, announcer: new Announcer(), memory, memories: [memory] };
  defineElement("chb-worksheet", WorksheetView, session);
  defineElement("chb-keeping", KeepingView, session);
  shelf.follow(window);
});
