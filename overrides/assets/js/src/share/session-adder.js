/** Puts an item of a page into the session that this browser keeps for `workshop/`. */

import { itemFacts } from "../kit/addresses.js";
import { make } from "../kit/make.js";
import { loadGlobal } from "../kit/scripts.js";
import { nothingPrepared, partsWith, preparedIn, sessionKey, sheetWith } from "../model/kept-session.js";
import { newToken } from "../model/session-address.js";
import { itemsIn, minutesFor } from "../model/session-items.js";
import { SHEET } from "../model/sheet.js";
import { Admission } from "../storage/admission.js";
import { Records } from "../storage/records.js";
import { Shelf } from "../storage/shelf.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { SessionItem, Told } from "../model/session-items.js" */

/**
 * @param {string} id  of an item, or of a cell
 * @param {string} handbook
 * @param {Translate} t
 * @returns {Promise<(Node | string)[]>} what came of it, and the way to the session; rejects where the
 *   items do not come
 */
export async function addToSession(id, handbook, t) {
  const { items = "", base = "", workshop = "" } = itemFacts();
  /** @type {Told} */
  const told = await loadGlobal(items, "chbWorkshopItems");
  const { item, columns } = partOf(itemsIn(told, base), id);
  if (!item) return [t("share.add_none")];
  const shelf = new Shelf(handbook);
  // On a shared computer, what another reader left in this tab goes first.
  new Admission(shelf, window).begin();
  const [sheets, key] = [new Records(shelf, SHEET), sessionKey(handbook)];
  const prepared = preparedIn(sheets.read(key).record) ?? nothingPrepared(newToken());
  const { session } = prepared;
  const added = { id: item.id, minutes: minutesFor(item), columns };
  const { parts, at, outcome } = partsWith(session.parts, added);
  const link = make("a", { href: workshop }, t("share.open_session"));
  if (outcome === "full") return [t("share.add_full", { count: parts.length }), " ", link];
  const change = { ...prepared, session: { ...session, parts } };
  const { kept } = sheets.change(key, (before, moment) => sheetWith(before, change, moment));
  if (!kept) return [t("share.add_unsaved")];
  return [t(`share.add_${outcome}`, { place: at + 1 }), " ", link];
}

/**
 * The item, or of a cell its row and its column.
 * @param {Map<string, SessionItem>} items
 * @param {string} id
 * @returns {{item: SessionItem | undefined, columns: string[]}}
 */
function partOf(items, id) {
  const [row = "", column = ""] = id.split("--");
  const whole = items.get(id);
  return whole ? { item: whole, columns: [] } : { item: items.get(row), columns: column ? [column] : [] };
}
