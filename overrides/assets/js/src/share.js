/** Entry of what shares one item: a page loads it when a reader asks for it, or a link names an edition. */

import { translator } from "./kit/messages.js";
import { tellReworded } from "./share/reworded.js";
import { ShareSheet } from "./share/share-sheet.js";

/**
 * @typedef {object} Words
 * @property {string} language
 * @property {string} handbook
 * @property {string} edition
 * @property {Record<string, import("./kit/messages.js").Message>} messages
 * @property {Record<string, Record<string, string>>} wordings  what has other words now, by edition and id
 */

/** @param {Words} words @returns {import("./every-page/sharing.js").Sharing} */
function share({ language, handbook, edition, messages, wordings }) {
  const t = translator(messages, language);
  return {
    open: (id) => new ShareSheet(id, { handbook, edition, t }).open(),
    tell: (named) => tellReworded(named, wordings[named] ?? {}, t),
  };
}

Object.assign(globalThis, { chbShare: share });
