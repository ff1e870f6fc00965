/** A shared computer: keeping things only until the tab is closed, and erasing all of them. */

import { inventoryOf, rawOf } from "../model/inventory.js";
import { changesBetween, joinRecords } from "../model/merge.js";
import { ownKeys, SETTINGS } from "../model/record.js";
import { readSettings, settingsText } from "../model/settings.js";
import { erasureKey } from "./erasure.js";
import { applyChanges } from "./journal.js";
import { KEYS } from "./tab.js";

/** @import { Shelf } from "./shelf.js" */
/** @import { Texts } from "../model/kinds.js" */
/** @typedef {{shelf: Shelf, texts: Texts}[]} ErasedTexts  what brings back what was erased */

/** What the setting says by itself. */
const SESSION = /** @type {const} */ ({ v: 1, session: true });
/** @type {Texts} */
const BARE_SESSION = new Map([[SETTINGS, settingsText(SESSION) ?? ""]]);

/**
 * Keep everything only until the tab is closed.
 * @param {Shelf} shelf
 * @param {"move" | "erase" | "leave"} what  to do with what the browser keeps already
 * @returns {boolean} whether it is done; else all is kept as before
 */
export function keepUntilClosed(shelf, what) {
  const { browser, tab } = shelf.both();
  // What may stand there was never shown to whoever switches now.
  tab.drop(KEYS + shelf.handbook);
  dropAll(tab, tab.texts());
  const texts = browser.texts();
  const settings = { ...settingsIn(texts), ...SESSION };
  const wanted = new Map(what === "move" ? texts : []);
  wanted.set(SETTINGS, settingsText(what === "move" ? settings : SESSION) ?? "");
  if (!putAll(tab, wanted)) {
    dropAll(tab, wanted);
    return false;
  }
  // Other pages still show what is to go. There may be room for the mark only afterwards.
  const marked = what !== "erase" || shelf.markErased();
  if (what !== "leave") dropAll(browser, texts);
  if (!marked) shelf.markErased();
  const left = settingsText(what === "leave" ? settings : SESSION) ?? "";
  // A shelf that knows the mark which stands now.
  putAll(shelf.both().browser, new Map([[SETTINGS, left]]));
  shelf.tell(null, false);
  return true;
}

/**
 * Keep everything in the browser again.
 * @param {Shelf} shelf
 * @param {"move" | "erase"} what  to do with what this tab keeps
 * @returns {boolean} whether it is done; else nothing is lost, and the setting stays
 */
export function keepForGood(shelf, what) {
  if (what === "erase") shelf.markErased();
  const { browser, tab } = shelf.both();
  const [there, mine] = [browser.texts(), tab.texts()];
  if (what === "move" && !applyChanges(browser, changesBetween(there, together(there, mine)))) {
    return false;
  }
  const settings = { ...settingsIn(there), ...(what === "move" && settingsIn(mine)) };
  delete settings.session;
  const text = settingsText(settings);
  if (text === null) dropAll(browser, new Map([[SETTINGS, ""]]));
  else putAll(browser, new Map([[SETTINGS, text]]));
  dropAll(tab, mine);
  tab.drop(KEYS + shelf.handbook);
  shelf.tell(null, false);
  return true;
}

/** Erase what the reader before left in this tab of a shared computer. @param {Shelf} shelf */
export function eraseTab(shelf) {
  const { tab } = shelf.both();
  tab.drop(KEYS + shelf.handbook);
  dropAll(tab, tab.texts());
  putAll(tab, BARE_SESSION);
}

/**
 * Erase all that this handbook keeps in this browser, and nothing else. A shared computer stays
 * one: whoever comes next is not to leave answers behind unawares.
 * @param {Shelf} shelf
 * @returns {{done: boolean, erased: ErasedTexts}}
 */
export function eraseAll(shelf) {
  // First, so that no other tab writes back what it sees going.
  const marked = shelf.markErased();
  const erased = Object.values(shelf.both()).map((each) => {
    const all = [...each.texts()];
    return { shelf: each, texts: new Map(all.filter(([name, text]) => !isBareSession(name, text))) };
  });
  const done = erased.map((each) => {
    const gone = dropAll(each.shelf, each.texts);
    return settingsIn(each.texts).session ? putAll(each.shelf, BARE_SESSION) && gone : gone;
  });
  // There may be room only now. Without a mark, other tabs keep what they have.
  done.push(marked || shelf.markErased() || !shelf.hasBrowser);
  const { browser, tab } = shelf.both();
  tab.drop(KEYS + shelf.handbook);
  shelf.tell(null, false);
  // Shelves that know the mark which stands now: they bring back what was erased.
  const [first, second] = erased.map(({ texts }) => texts);
  const back = [
    { shelf: browser, texts: first },
    { shelf: tab, texts: second },
  ];
  return { done: done.every(Boolean), erased: /** @type {ErasedTexts} */ (back) };
}

/**
 * Bring back what was erased. What was written anew since stays as it is.
 * @param {Shelf} shelf
 * @param {ErasedTexts} erased
 * @param {boolean} wasMarked  whether a mark of an earlier erasure stood there before
 * @returns {boolean} whether all is there again
 */
export function bringBack(shelf, erased, wasMarked = true) {
  const { browser } = shelf.both();
  // In a full storage, the mark may have taken the room; what is undone needs none.
  const done = putBack(erased) || (!wasMarked && browser.drop(erasureKey(shelf.handbook)) && putBack(erased));
  shelf.tell(null, false);
  return done;
}

/** @param {ErasedTexts} erased @returns {boolean} whether all is there again */
function putBack(erased) {
  const results = erased.map(({ shelf, texts }) => {
    const there = new Map([...shelf.texts()].filter(([name, text]) => !isBareSession(name, text)));
    return putAll(shelf, new Map([...texts].filter(([name]) => !there.has(name))));
  });
  return results.every(Boolean);
}

/** What both keep together, but for the settings. @param {Texts} there @param {Texts} mine */
function together(there, mine) {
  const { records, others } = inventoryOf(mine);
  return joinRecords(there, { records, others: rawOf(others) });
}

/** @param {string} name @param {string} text */
const isBareSession = (name, text) => BARE_SESSION.get(name) === text;

/** @param {Texts} texts */
const settingsIn = (texts) => readSettings(texts.get(SETTINGS) ?? null);

/** As many as there is room for. @param {Shelf} shelf @param {Texts} texts @returns {boolean} whether all stand there */
const putAll = (shelf, texts) =>
  [...texts].map(([name, text]) => shelf.save(ownKeys(shelf.handbook) + name, text)).every(Boolean);

/** @param {Shelf} shelf @param {Texts} texts @returns {boolean} whether none is left */
const dropAll = (shelf, texts) =>
  [...texts.keys()].map((name) => shelf.drop(ownKeys(shelf.handbook) + name)).every(Boolean);
