/** Entry of the pages where answers are saved, opened, compared and erased. */

import { ErasureView } from "./answers/erasure-view.js";
import { Holdings } from "./answers/holdings.js";
import { HoldingsView } from "./answers/holdings-view.js";
import { LeftoversView } from "./answers/leftovers-view.js";
import { OpenView } from "./answers/open-view.js";
import { SaveView } from "./answers/save-view.js";
import { SharedComputerView } from "./answers/shared-computer-view.js";
import { KeepingView } from "./keeping/keeping-view.js";
import { startPage } from "./keeping/session.js";
import { readOutline } from "./kit/config.js";
import { defineElement } from "./kit/page-element.js";
import { IncomingViews } from "./second-view/incoming-views.js";
import { OutgoingViews } from "./second-view/outgoing-views.js";
import { OwnView } from "./second-view/own-view.js";
import { SideBySideView } from "./second-view/side-by-side-view.js";
import { Views } from "./second-view/views.js";

startPage((page) => {
  const { shelf, config } = page;
  const outline = readOutline(config);
  if (!outline) return;
  const holdings = new Holdings(shelf, config);
  const own = { holdings, outline, views: new Views(holdings, config) };
  const session = { ...page, ...own };
  const elements = {
    "chb-held": HoldingsView,
    "chb-save": SaveView,
    "chb-open": OpenView,
    "chb-apart": LeftoversView,
    "chb-shared": SharedComputerView,
    "chb-erase": ErasureView,
    "chb-views-given": OutgoingViews,
    "chb-view-own": OwnView,
    "chb-views-opened": IncomingViews,
    "chb-side-by-side": SideBySideView,
  };
  defineElement("chb-keeping", KeepingView, { ...session, memories: [] });
  for (const [name, ViewOfIt] of Object.entries(elements)) defineElement(name, ViewOfIt, session);
});
