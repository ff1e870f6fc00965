/** Entry: keeps the copies of a worksheet in this browser. Without it the form works on paper. */

import { KeepingView } from "./keeping/keeping-view.js";
import { startPage } from "./keeping/session.js";
import { defineElement } from "./kit/page-element.js";
import { SHEET } from "./model/sheet.js";
import { WorksheetView } from "./worksheet/worksheet-view.js";

startPage((page) => {
  const memory = { unsaved: new Map(), kind: SHEET };
  const session = { ...page, memory, memories: [memory] };
  defineElement("chb-worksheet", WorksheetView, session);
  defineElement("chb-keeping", KeepingView, session);
});
