/** Entry of the pages where answers are saved, opened, compared and erased. */

import { Announcer } from "./kit/announcer.js";
import { ApartView } from "./answers/leftovers-view.js";
import { readConfig, readOutline } from "./kit/config.js";
import { EraseView } from "./answers/erasure-view.js";
import { GivenViews } from "./second-view/outgoing-views.js";
import { Held } from "./answers/holdings.js";
import { HeldView } from "./answers/holdings-view.js";
import { KeepingView } from "./keeping/keeping-view.js";
import { OpenView } from "./answers/open-view.js";
import { OpenedViews } from "./second-view/incoming-views.js";
import { OwnView } from "./second-view/own-view.js";
import { defineElement } from "./kit/page-element.js";
import { whenRead } from "./kit/ready.js";
import { SaveView } from "./answers/save-view.js";
import { SharedView } from "./answers/shared-computer-view.js";
import { SideBySideView } from "./second-view/side-by-side-view.js";
import { follow } from "./storage/follower.js";
import { Shelf } from "./storage/shelf.js";
import { Views } from "./second-view/views.js";

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
