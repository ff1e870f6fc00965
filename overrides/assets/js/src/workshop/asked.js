/** What a room is asked: some items of one session, now, or then and now. Pure. */

/**
 * @typedef {object} AskedItem
 * @property {string} id
 * @property {string} hash  the mark of its wording: a code for other words is of another session
 * @property {string[]} levels  ids, the lowest first
 *
 * @typedef {object} Asked
 * @property {string} token  tells this session from another with the same items
 * @property {boolean} thenAndNow
 * @property {AskedItem[]} items
 */

/**
 * How many choices there are at each place of a code, 0 being none: one place an item, or two, the
 * first of them for then.
 * @param {Asked} asked
 */
export const placesOf = ({ items, thenAndNow }) =>
  items.flatMap(({ levels }) => (thenAndNow ? [levels.length + 1, levels.length + 1] : [levels.length + 1]));

/** All that has to be the same for a code to count. @param {Asked} asked */
export const seedOf = ({ token, thenAndNow, items }) =>
  JSON.stringify([token, thenAndNow, items.map(({ id, hash, levels }) => [id, hash, levels])]);
