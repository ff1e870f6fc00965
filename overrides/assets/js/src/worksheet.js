/** Entry: keeps the copies of a worksheet in this browser. Without it the form works on paper. */

import { Announcer } from "./announcer.js";
import { readConfig } from "./config.js";
import { KeepingView } from "./keeping-view.js";
import { defineElement } from "./page-element.js";
import { whenRead } from "./ready.js";
import { sessionWords } from "./session-words.js";
import { SHEET } from "./sheet.js";
import { Shelf } from "./storage.js";
import { WorksheetView } from "./worksheet-view.js";

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
