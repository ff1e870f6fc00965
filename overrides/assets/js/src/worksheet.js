/** Entry: keeps the copies of a worksheet in this browser. Without it the form works on paper. */

import { Announcer } from "./kit/announcer.js";
import { readConfig } from "./kit/config.js";
import { KeepingView } from "./keeping/keeping-view.js";
import { defineElement } from "./kit/page-element.js";
import { whenRead } from "./kit/ready.js";
import { sessionWords } from "./keeping/session-words.js";
import { SHEET } from "./model/sheet.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/shelf.js";
import { WorksheetView } from "./worksheet/worksheet-view.js";

whenRead(() => {
  const told = readConfig();
  if (!told) return;
  const shelf = new Shelf(told.handbook);
  const presence = follow(shelf, window);
  const config = sessionWords(told, shelf);
  const memory = { unsaved: new Map(), kind: SHEET };
  const page = { shelf, presence, config, announcer: new Announcer() };
  const session = { ...page, memory, memories: [memory] };
  defineElement("chb-worksheet", WorksheetView, session);
  defineElement("chb-keeping", KeepingView, session);
});
