/** Entry of what prints items of a page as a handout: loaded to present, and when a reader prints one. */

import { translator } from "./kit/messages.js";
import { loadQr } from "./kit/qr.js";
import { HandoutChoice } from "./present/handout-choice.js";
import { printItems } from "./present/paper.js";

/** @import { Handouts } from "./kit/handouts.js" */
/** @import { Words } from "./present/session-bar.js" */

/**
 * @param {Words} words
 * @returns {Promise<Handouts>} once codes can be drawn; where they cannot, handouts have none
 */
async function startHandouts({ messages, language }) {
  const t = translator(messages, language);
  const article = /** @type {Element} */ (document.querySelector("article"));
  const draw = await loadQr().catch(() => null);
  const follow = (/** @type {() => Element[]} */ itemsNow) => printItems(itemsNow, article, t, draw);
  /** @type {Element[]} */
  let chosen = [];
  follow(() => chosen);
  addEventListener("afterprint", () => {
    chosen = [];
  });
  const print = (/** @type {Element[]} */ items) => {
    chosen = items;
    window.print();
  };
  return { follow, print, choose: (item) => new HandoutChoice(item, article, t, print).open() };
}

Object.assign(globalThis, { chbHandouts: startHandouts });
