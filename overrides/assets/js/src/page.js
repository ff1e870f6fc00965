/** Entry, on every page: what the theme leaves to be mended, links to copy, one item alone, tips. */

import { Announcer } from "./page/announcer.js";
import { startContents } from "./page/contents.js";
import { startCopying } from "./page/copying.js";
import { startDrawer } from "./page/drawer.js";
import { startOnly } from "./page/only.js";
import { startPaths } from "./page/paths.js";
import { startPresence } from "./page/presence.js";
import { startPrinting } from "./page/printing.js";
import { whenRead } from "./page/ready.js";
import { startSearchNote } from "./page/search-note.js";
import { startTips } from "./page/tips.js";

whenRead(() => {
  startOnly();
  startCopying(new Announcer());
  startPrinting();
  startPresence();
  startDrawer();
  startContents();
  startPaths();
  startSearchNote();
  startTips();
});
