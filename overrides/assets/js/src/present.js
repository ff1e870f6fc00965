/** Entry of what presents items of a page: a page loads it when its address asks for that. */

import { loadHandouts } from "./kit/handouts.js";
import { translator } from "./kit/messages.js";
import { loadGlobal } from "./kit/scripts.js";
import { PresentView } from "./present/present-view.js";

/** @import { Translate } from "./kit/messages.js" */
/** @import { SessionBar, Words } from "./present/session-bar.js" */
/** @typedef {(fragment: string, handbook: string, t: Translate) => Promise<SessionBar | null>} LoadSessionBar */

/**
 * @param {Element[]} items
 * @param {Element} article
 * @param {Words} words
 */
async function present(items, article, words) {
  const t = translator(words.messages, words.language);
  const [session, handouts] = await Promise.all([
    sessionNow(words.handbook, t),
    loadHandouts().catch(() => null),
  ]);
  new PresentView(items, article, t, handouts, session).start();
}

/**
 * The session that the item is a part of; null where the address has none, or its script does not come.
 * @param {string} handbook
 * @param {Translate} t
 */
async function sessionNow(handbook, t) {
  if (!location.hash.startsWith("#v=")) return null;
  const src = document.querySelector("template#chb-only")?.getAttribute("data-session") ?? "";
  try {
    /** @type {LoadSessionBar} */
    const load = await loadGlobal(src, "chbSessionBar");
    return await load(location.hash, handbook, t);
  } catch {
    return null;
  }
}

Object.assign(globalThis, { chbPresent: present });
