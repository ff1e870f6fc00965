/** Entry of a trainer's pages: a session prepared, and the notes beside what is presented of it. */

import { KeepingView } from "./keeping/keeping-view.js";
import { startPage } from "./keeping/session.js";
import { readOutline } from "./kit/config.js";
import { defineElement, keepToItself } from "./kit/page-element.js";
import { itemsIn } from "./model/session-items.js";
import { SHEET } from "./model/sheet.js";
import { Records } from "./storage/records.js";
import { WorkshopNotesView } from "./workshop/notes-view.js";
import { PrepareView } from "./workshop/prepare-view.js";

startPage((page) => {
  const outline = readOutline(page.config);
  /** @type {import("./model/session-items.js").Told | undefined} */
  const told = /** @type {any} */ (globalThis).chbWorkshopItems;
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script#chb-workshop-items"));
  if (!outline || !told) return;
  const sheets = new Records(page.shelf, SHEET);
  const items = itemsIn(told, script?.dataset.base ?? "");
  /** @type {import("./workshop/session.js").TrainerSession} */
  const session = { ...page, sheets, memories: [sheets], items, ready: told.sessions, outline };
  for (const element of document.querySelectorAll("chb-workshop"))
    keepToItself(/** @type {HTMLElement} */ (element));
  defineElement("chb-workshop", PrepareView, session);
  defineElement("chb-workshop-notes", WorkshopNotesView, session);
  defineElement("chb-keeping", KeepingView, session);
});
