/** Rooms that are asked, as tests need them. */

import fc from "fast-check";
import { placesOf } from "#src/workshop/asked.js";

const levelsOf = (count) => Array.from({ length: count }, (_, n) => `level-${n + 1}`);

export const asked = ({ count, levels, thenAndNow = false, token = "k3xf" }) => ({
  token,
  thenAndNow,
  items: Array.from({ length: count }, (_, n) => ({
    id: `item-${n + 1}`,
    hash: `hash-${n + 1}`,
    levels: levelsOf(levels),
  })),
});

const item = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  hash: fc.string(),
  levels: fc.integer({ min: 2, max: 6 }).map(levelsOf),
});
/** Any room. */
export const rooms = fc.record({
  token: fc.string({ maxLength: 12 }),
  thenAndNow: fc.boolean(),
  items: fc.array(item, { minLength: 1, maxLength: 12 }),
});

/** What somebody there may choose. */
export const choicesFor = (room) =>
  fc.tuple(...placesOf(room).map((count) => fc.integer({ min: 0, max: count - 1 })));
