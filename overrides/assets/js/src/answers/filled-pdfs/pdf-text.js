/** Texts as they stand in a PDF (ISO 32000-2, 7.9.2.2), and as this handbook keeps them. Pure. */

/** PDFDocEncoding where it is not the same as Unicode: what 0x18 to 0x1f, and 0x80 to 0xa0, stand for. */
const LOW = "˘ˇˆ˙˝˛˚˜";
const HIGH = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€";

/** @param {Uint8Array} bytes */
export function textFromBytes(bytes) {
  const [a, b, c] = bytes;
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder().decode(bytes);
  return [...bytes].map(letter).join("");
}

/** @param {number} byte */
function letter(byte) {
  if (byte >= 0x18 && byte <= 0x1f) return LOW.charAt(byte - 0x18);
  if (byte >= 0x80 && byte <= 0xa0) return HIGH.charAt(byte - 0x80);
  return byte === 0x7f || byte === 0xad ? "\ufffd" : String.fromCharCode(byte);
}

/** Python's white space, which JavaScript's differs from. */
const BLANKS = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const AROUND = new RegExp(`^${BLANKS}|${BLANKS}$`, "g");

/** One kind of line end, and no white space around. @param {string} text */
export const tidyText = (text) => text.replace(/\r\n?/g, "\n").replace(AROUND, "");
