/** The squares of a QR code as the path of a picture. Pure. */

/**
 * One step right and back for each run of dark squares in a row.
 * @param {boolean[][]} rows  from the top, true where dark
 * @returns {string} the `d` of a path, a square being one unit wide
 */
export function pathOf(rows) {
  return rows
    .flatMap((row, top) => runsOf(row).map(([from, to]) => `M${from} ${top}H${to}v1H${from}z`))
    .join("");
}

/** Where runs of dark squares begin and end. @param {boolean[]} row @returns {[number, number][]} */
function runsOf(row) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let at = 0; at < row.length; at++) {
    if (!row[at]) continue;
    const from = at;
    while (row[at]) at++;
    runs.push([from, at]);
  }
  return runs;
}
