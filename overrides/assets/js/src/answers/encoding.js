/** The letters of a file that a reader chose: as pages save them, and as other programs may. Pure. */

/** What the bytes of a text that is not UTF-8 begin with; such a text may also lack its mark. */
const UTF_16 = [
  { starts: ["\xff\xfe", "{\0"], label: "utf-16le" },
  { starts: ["\xfe\xff", "\0{"], label: "utf-16be" },
];

/**
 * The text of a file of answers, which begins with a brace; null where its letters cannot be told.
 * Of the bytes that an old encoding has for letters such as é, nobody knows which one it was, and a
 * guess would spoil the words of whoever writes in another language.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 2));
  const label = UTF_16.find(({ starts }) => starts.includes(start))?.label ?? "utf-8";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
