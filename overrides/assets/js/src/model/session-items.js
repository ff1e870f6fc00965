/** What a session may be put together from, as the page's script of it tells, and how it is found. Pure. */

/**
 * @typedef {object} SessionItem
 * @property {string} id
 * @property {string} title
 * @property {string} text  what it says, in short
 * @property {string} place  the title of what it stands in; for that itself its kind, such as Activity
 * @property {string} link  relative to the page
 * @property {number} minutes  that it takes; 0 where it does not say
 * @property {[id: string, name: string][]} columns  of a row
 *
 * @typedef {{id: string, title: string, parts: [id: string, minutes: number][]}} ReadySession
 *
 * @typedef {object} Told  by the build
 * @property {{title: string, kind?: string, columns?: [string, string][]}[]} places
 * @property {[id: string, title: string, text: string, place: number, link: string, minutes: number, row: 0 | 1][]} items
 * @property {ReadySession[]} sessions
 */

/**
 * @param {Told} told  with links from the site's root
 * @param {string} base  the way from the page to it
 * @returns {Map<string, SessionItem>} in the handbook's order
 */
export function itemsIn({ places, items }, base) {
  const all = items.map(([id, title, text, at, link, minutes, row]) => {
    const place = places[at];
    const within = (place?.title === title ? place.kind : place?.title) ?? "";
    const columns = row ? (place?.columns ?? []) : [];
    return { id, title, text, place: within, link: base + link, minutes, columns };
  });
  return new Map(all.map((item) => [item.id, item]));
}

const USUAL_MINUTES = 10;

/** Minutes that an item is given first. @param {SessionItem} item */
export const minutesFor = ({ minutes }) => minutes || USUAL_MINUTES;

/**
 * Where all words stand somewhere: first those whose title begins so, then those whose title has them
 * as they were typed, then those whose title has them all; none for no words.
 * @param {Iterable<SessionItem>} items
 * @param {string} typed
 */
export function findItems(items, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hasAll = (/** @type {string} */ text) => words.every((word) => folded(text).includes(word));
  const found = [...items].filter(({ title, text, place }) => hasAll(`${title} ${place} ${text}`));
  const phrase = words.join(" ");
  const rank = (/** @type {SessionItem} */ { title }) => {
    const at = ` ${folded(title)}`.indexOf(` ${phrase}`);
    return at === 0 ? 0 : at > 0 ? 1 : hasAll(title) ? 2 : 3;
  };
  return found
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Without case and accents. @param {string} text */
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/**
 * Where an item is presented, with the session that it is a part of.
 * @param {SessionItem} item
 * @param {string[]} columns
 * @param {string} fragment  without its `#`
 */
export function presentLink({ id, link }, columns, fragment) {
  const chosen = columns.length > 0 ? `&columns=${columns.join(",")}` : "";
  return `${link.replace(/#.*/, "")}?only=${id}${chosen}#${fragment}`;
}
