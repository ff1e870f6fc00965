/** Entry, on every page: what the theme leaves to be mended, and the links to copy. */

import { Announcer } from "./announcer.js";
import { startCopying } from "./copying.js";
import { startDrawer } from "./drawer.js";
import { startPrinting } from "./printing.js";
import { whenRead } from "./ready.js";

whenRead(() => {
  startCopying(new Announcer());
  startPrinting();
  startDrawer();
});
