/** Entry of what presents one item of a page: a page loads it when its address asks for that. */

import { translator } from "./kit/messages.js";
import { PresentView } from "./present/present-view.js";

/**
 * @param {Element} item
 * @param {Element} article
 * @param {{language: string, messages: Record<string, import("./kit/messages.js").Message>}} words
 */
function present(item, article, { language, messages }) {
  new PresentView(item, article, translator(messages, language)).start();
}

Object.assign(globalThis, { chbPresent: present });
