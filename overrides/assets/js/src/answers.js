/** Entry of the pages where answers are saved, opened, compared and erased. */

import { Announcer } from "./page/announcer.js";
import { ApartView } from "./elements/apart-view.js";
import { readConfig, readOutline } from "./page/config.js";
import { EraseView } from "./elements/erase-view.js";
import { GivenViews } from "./elements/given-views.js";
import { Held } from "./storage/held.js";
import { HeldView } from "./elements/held-view.js";
import { KeepingView } from "./elements/keeping-view.js";
import { OpenView } from "./elements/open-view.js";
import { OpenedViews } from "./elements/opened-views.js";
import { OwnView } from "./elements/own-view.js";
import { defineElement } from "./page/page-element.js";
import { whenRead } from "./page/ready.js";
import { SaveView } from "./elements/save-view.js";
import { SharedView } from "./elements/shared-view.js";
import { SideBySideView } from "./elements/side-by-side-view.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/storage.js";
import { Views } from "./storage/views.js";

whenRead(() => {
  const config = readConfig();
  if (!config) return;
  const shelf = new Shelf(config.handbook);
  const presence = follow(shelf, window);
  const held = new Held(shelf, config);
  const own = { held, outline: readOutline(config), views: new Views(held, config) };
  const session = { shelf, presence, config, announcer: new Announcer(), ...own };
  const elements = {
    "chb-held": HeldView,
    "chb-save": SaveView,
    "chb-open": OpenView,
    "chb-apart": ApartView,
    "chb-shared": SharedView,
    "chb-erase": EraseView,
    "chb-views-given": GivenViews,
    "chb-view-own": OwnView,
    "chb-views-opened": OpenedViews,
    "chb-side-by-side": SideBySideView,
  };
  defineElement("chb-keeping", KeepingView, { ...session, memories: [] });
  for (const [name, ViewOfIt] of Object.entries(elements)) defineElement(name, ViewOfIt, session);
});
