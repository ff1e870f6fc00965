/** Entry, loaded when a reader first searches, or comes from a search: finds, and marks what was found. */

import { whenRead } from "./kit/ready.js";
import { markFound } from "./search/highlight.js";
import { startSearchView } from "./search/search-view.js";
import { Words } from "./search/words.js";

whenRead(() => {
  markFound(new Words(document.documentElement.lang));
  startSearchView();
});
