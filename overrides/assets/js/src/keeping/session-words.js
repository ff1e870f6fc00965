/** What is said of keeping, where it lasts only until the tab is closed. */

/** The words that would not be true, and those that are. @type {Record<string, string>} */
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
