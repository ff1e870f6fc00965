/** Says below an item that its words are others than in the edition that a link is from. */

import { make } from "../kit/make.js";
import { hasOwn } from "../model/values.js";
import { BODIES } from "../present/items.js";

/** @import { Translate } from "../kit/messages.js" */

/** Where the statement of an item stands now. */
const STATEMENTS = ".chb-statement, .chb-rating-statement";

/**
 * Of the item that the address leads to; nothing where it says the same, or stands elsewhere.
 * @param {string} edition
 * @param {Record<string, string>} wordings  by id
 * @param {Translate} t
 */
export function tellReworded(edition, wordings, t) {
  const id = decodeURIComponent(location.hash.slice(1));
  const was = hasOwn(wordings, id) ? wordings[id] : "";
  const item = document.getElementById(id);
  if (!was || !item) return;
  const now = item.nextElementSibling?.querySelector(STATEMENTS) ?? item;
  const line = (/** @type {string} */ label, /** @type {string} */ words) =>
    make("div", {}, make("dt", {}, label), make("dd", { dir: "auto" }, words));
  const note = make(
    "div",
    { class: "chb-reworded", role: "note" },
    make("p", {}, t("share.reworded", { edition })),
    make(
      "dl",
      { class: "chb-wordings" },
      line(t("share.before", { edition }), plain(was)),
      line(t("share.now"), now.textContent?.trim() ?? ""),
    ),
  );
  if (BODIES.some((body) => item.nextElementSibling?.matches(body))) item.nextElementSibling?.prepend(note);
  else if (item.matches("li, td")) item.append(note);
  else item.after(note);
}

/** Words without the marks of Markdown: emphasis, code, links. @param {string} text */
function plain(text) {
  return text.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
}
