/** Entry: keeps the copies of a worksheet in this browser. Without it the form works on paper. */

import { Announcer } from "./page/announcer.js";
import { readConfig } from "./page/config.js";
import { KeepingView } from "./elements/keeping-view.js";
import { defineElement } from "./page/page-element.js";
import { whenRead } from "./page/ready.js";
import { sessionWords } from "./page/session-words.js";
import { SHEET } from "./pure/sheet.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/storage.js";
import { WorksheetView } from "./elements/worksheet-view.js";

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
