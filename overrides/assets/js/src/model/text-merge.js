/** Two tabs that wrote in one field: what both wrote, so that nothing unseen is written over. Pure. */

/**
 * The text of a field in which somebody types here, after another tab has saved a text of its own.
 * Changes in different places are both made; those in one place stand one below the other.
 * @param {string} base  what stood on this screen when typing began
 * @param {string} mine  what stands there now
 * @param {string} theirs  what is saved
 * @param {string} between  what parts two texts of one field
 */
export function joinTexts(base, mine, theirs, between = "\n\n") {
  if (theirs === base || theirs === mine || theirs.trim() === "") return mine;
  if (mine === base || mine.trim() === "") return theirs;
  const [here, there] = [changeBetween(base, mine), changeBetween(base, theirs)];
  if (here.end < there.start) return mine.slice(0, mine.length - here.after) + theirs.slice(here.end);
  if (there.end < here.start) return theirs.slice(0, theirs.length - there.after) + mine.slice(there.end);
  const isAdded = here.start === here.end;
  return theirs + between + (isAdded ? here.text : mine);
}

/**
 * The lines of a list, likewise. A line that the other tab took out is gone, unless it was changed
 * here; what it added stands last.
 * @param {readonly string[]} base
 * @param {readonly string[]} mine
 * @param {readonly string[]} theirs
 */
export function joinLines(base, mine, theirs) {
  const stays = mine.filter((line) => !base.includes(line) || theirs.includes(line));
  const added = theirs.filter((line) => !base.includes(line) && !mine.includes(line));
  return [...stays, ...added];
}

/**
 * The one stretch in which a text differs from another: from `start` to `end` of the first, before
 * `after` letters that are the same, `text` stands in the second.
 * @param {string} from
 * @param {string} to
 */
function changeBetween(from, to) {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let after = 0;
  while (after < most - start && from[from.length - 1 - after] === to[to.length - 1 - after]) after += 1;
  return { start, end: from.length - after, after, text: to.slice(start, to.length - after) };
}
