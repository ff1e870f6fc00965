/** Codes among lines that were pasted, such as a chat with names and times before them. Pure. */

/**
 * What stands behind the last colon of each line: of the name before it nothing is kept.
 * @param {string} text
 * @returns {string[]}
 */
export const linesIn = (text) =>
  text
    .split(/[\r\n;,]+/)
    .map((line) => line.slice(line.lastIndexOf(":") + 1).trim())
    .filter(Boolean);
