/** Entry of the pages where answers are saved, opened, compared and erased. */

import { Announcer } from "./announcer.js";
import { ApartView } from "./apart-view.js";
import { readConfig, readOutline } from "./config.js";
import { EraseView } from "./erase-view.js";
import { GivenViews } from "./given-views.js";
import { Held } from "./held.js";
import { HeldView } from "./held-view.js";
import { KeepingView } from "./keeping-view.js";
import { OpenView } from "./open-view.js";
import { OpenedViews } from "./opened-views.js";
import { OwnView } from "./own-view.js";
import { defineElement } from "./page-element.js";
import { whenRead } from "./ready.js";
import { SaveView } from "./save-view.js";
import { SharedView } from "./shared-view.js";
import { SideBySideView } from "./side-by-side-view.js";
import { Shelf } from "./storage.js";
import { Views } from "./views.js";

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const shelf = new Shelf(config.handbook);
  const held = new Held(shelf, config);
  const own = { held, outline: readOutline(config), views: new Views(held, config) };
  const session = { shelf, config, announcer: new Announcer(), ...own };
  shelf.follow(window);
  const elements = {
    ...{ "chb-held": HeldView, "chb-save": SaveView, "chb-open": OpenView, "chb-apart": ApartView },
    ...{ "chb-shared": SharedView, "chb-erase": EraseView },
    ...{ "chb-views-given": GivenViews, "chb-view-own": OwnView, "chb-views-opened": OpenedViews },
    ...{ "chb-side-by-side": SideBySideView },
  };
  defineElement("chb-keeping", KeepingView, { ...session, memories: [] });
  for (const [name, ViewOfIt] of Object.entries(elements)) defineElement(name, ViewOfIt, session);
});
