/** The addresses of a page's items, and the edition in them, by which later readers see what changed. */

/** @returns {DOMStringMap} what the page tells scripts of its items, nothing on a page without any */
export const itemFacts = () => document.getElementById("chb-only")?.dataset ?? {};

/**
 * An item's short address in full; null in a page that is opened as a file where the site's address
 * is not known.
 * @param {string} id
 */
export function addressOf(id) {
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const base = location.protocol === "file:" ? canonical : document.baseURI;
  const { go } = itemFacts();
  if (!base || !go) return null;
  return new URL(go.replace("{id}", id), base).href.replace(/index\.html$/, "");
}

/** An address with the handbook's edition in it. @param {string} address  in full */
export function ofThisEdition(address) {
  const url = new URL(address);
  const { edition } = itemFacts();
  if (edition) url.searchParams.set("edition", edition);
  return url.href;
}
