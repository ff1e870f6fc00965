/** Entry: counts what a room answers, in this page's memory alone. */

import { Announcer } from "./kit/announcer.js";
import { readConfig, readOutline } from "./kit/config.js";
import { holdFragment } from "./kit/fragment.js";
import { keepToItself } from "./kit/page-element.js";
import { whenAskedFor } from "./kit/ready.js";
import { readSessionAddress } from "./model/session-address.js";
import { RoomPatternView } from "./workshop/room-pattern-view.js";

const { reader = "" } = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset ?? {};

whenAskedFor(() => {
  const config = readConfig();
  const outline = config && readOutline(config);
  const element = document.querySelector("chb-room-pattern");
  if (!outline || !(element instanceof HTMLElement)) return;
  holdFragment((fragment) => readSessionAddress(fragment) !== null);
  keepToItself(element);
  const page = { t: config.t, announcer: new Announcer(), reader };
  new RoomPatternView(element, page, outline, readSessionAddress(location.hash)?.session);
});
