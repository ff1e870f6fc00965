/** Hand the reader a file that was made on the page; nothing is sent anywhere. */

/** @param {string} name @param {string} text @param {string} type  its MIME type */
export function saveFile(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: some browsers begin to read only when this script has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
