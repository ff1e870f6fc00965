/** Entry, on every page: what the theme leaves to be mended, links to copy, one item alone, tips. */

import { startActivity } from "./every-page/activity.js";
import { startContents } from "./every-page/contents.js";
import { startCopying } from "./every-page/copying.js";
import { startDrawer } from "./every-page/drawer.js";
import { startFolds } from "./every-page/folds.js";
import { startLanguages } from "./every-page/languages.js";
import { startMoved } from "./every-page/moved.js";
import { startOnly } from "./every-page/only.js";
import { startPaths } from "./every-page/paths.js";
import { startQuoting } from "./every-page/quoting.js";
import { startSharing } from "./every-page/sharing.js";
import { startTips } from "./every-page/tips.js";
import { startWorker } from "./every-page/worker.js";
import { Announcer } from "./kit/announcer.js";
import { startPrinting } from "./kit/printing.js";
import { whenAskedFor, whenRead } from "./kit/ready.js";
import { startSearchDialog } from "./search/search-dialog.js";

whenRead(() => {
  startMoved();
  startOnly();
  startSharing();
  startQuoting();
  startCopying(new Announcer());
  startPrinting();
  startDrawer();
  startContents();
  startPaths();
  startFolds();
  startSearchDialog();
  startLanguages();
  startTips();
  void startWorker();
});
whenAskedFor(startActivity);
