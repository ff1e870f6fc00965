/** An item's units on screens, and the steps in which they come. Pure. */

/**
 * @typedef {object} Unit  what is shown as one: a paragraph, an entry of a list, cards side by side
 * @property {HTMLElement} body
 * @property {HTMLElement | null} label  the heading of its group
 * @property {number} group  a group begins a screen of its own where not all fits on one
 * @property {"main" | "more"} size
 * @property {boolean} single  whether it comes alone, after what stands before it
 * @property {number} number  in a numbered list, else 0
 * @property {string[]} cites
 * @property {Unit[]} [instead]  what is shown where it does not fit
 *
 * @typedef {Unit[]} Step  all that is on the screen, in order
 * @typedef {(units: Unit[]) => boolean} Fits
 * @typedef {(unit: Unit, fits: Fits) => [Unit, Unit] | null} Cut  null where it cannot be cut
 */

/**
 * One step where all fits on a screen. Else each group has screens of its own; they fill up, or grow
 * unit by unit; a unit that is larger than a screen is replaced or cut.
 * @param {Unit[]} units
 * @param {Fits} fits
 * @param {Cut} cut
 * @returns {Step[]}
 */
export function layOut(units, fits, cut) {
  if (fits(units)) return [units];
  /** @type {Step[]} */
  const steps = [];
  /** @type {Step} */
  let screen = [];
  const waiting = [...units];
  for (let unit = waiting.shift(); unit; unit = waiting.shift()) {
    const joined = screen[0]?.group === unit.group ? [...screen, unit] : [unit];
    if (!fits(joined)) {
      const parts = joined.length > 1 ? [unit] : partsOf(unit, fits, cut);
      screen = [];
      if (parts) waiting.unshift(...parts);
      else steps.push([unit]);
      continue;
    }
    if (joined.length > 1 && !unit.single) steps.pop();
    steps.push(joined);
    screen = joined;
  }
  return steps;
}

/**
 * What stands in a unit's place that is larger than a screen; null where it can only be shown as it is.
 * @param {Unit} unit
 * @param {Fits} fits
 * @param {Cut} cut
 * @returns {Unit[] | null}
 */
const partsOf = (unit, fits, cut) => unit.instead ?? cut(unit, fits);
