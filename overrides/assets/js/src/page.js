/** Entry, on every page: what the theme leaves to be mended, links to copy, glossary tips. */

import { Announcer } from "./announcer.js";
import { startCopying } from "./copying.js";
import { startDrawer } from "./drawer.js";
import { startPrinting } from "./printing.js";
import { whenRead } from "./ready.js";
import { startTips } from "./tips.js";

whenRead(() => {
  startCopying(new Announcer());
  startPrinting();
  startDrawer();
  startTips();
});
