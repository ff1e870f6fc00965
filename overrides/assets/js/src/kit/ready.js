/** Start once the page is read to its end. @param {() => void} start */
export function whenRead(start) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
