/** What all elements of a page that keeps answers share, and what it says of keeping. */

import { Announcer } from "../kit/announcer.js";
import { readConfig } from "../kit/config.js";
import { whenAskedFor } from "../kit/ready.js";
import { keepReturningForms } from "../kit/returning-forms.js";
import { follow } from "../storage/follower.js";
import { Shelf } from "../storage/shelf.js";

/** Where it lasts until the tab is closed: words that would not be true, and those that are. @type {Record<string, string>} */
const INSTEAD = {
  "self_check.saved": "keeping.saved_session",
  "worksheet.saved": "keeping.saved_session",
  "snapshot.taken": "snapshot.taken_session",
  "snapshot.renamed": "keeping.saved_session",
};

/**
 * The page's words, which say at any time what is true then.
 * @param {import("../kit/config.js").Config} config
 * @param {{untilClosedOnly: boolean}} shelf
 * @returns {import("../kit/config.js").Config}
 */
export const sessionWords = (config, shelf) => ({
  ...config,
  t: (key, values) => config.t((shelf.untilClosedOnly && INSTEAD[key]) || key, values),
});

/**
 * Start once the page is asked for; never where it does not say which handbook it is of.
 * @param {(page: import("../kit/page-element.js").Session) => void} start
 */
export const startPage = (start) =>
  whenAskedFor(() => {
    const config = readConfig();
    if (!config) return;
    const shelf = new Shelf(config.handbook);
    const page = { shelf, config: sessionWords(config, shelf), announcer: new Announcer() };
    start({ ...page, ...follow(shelf, window) });
    keepReturningForms();
  });
