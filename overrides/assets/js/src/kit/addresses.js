/** The addresses of a page's items, and the edition in them, by which later readers see what changed. */

/** @returns {DOMStringMap} what the page tells scripts of its items, nothing on a page without any */
export const itemFacts = () => document.getElementById("chb-only")?.dataset ?? {};

/**
 * An item's short address in full, which leads to it in the page's language; null in a page that is
 * opened as a file where the site's address is not known.
 * @param {string} id
 */
export function addressOf(id) {
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  const base = location.protocol === "file:" ? canonical : document.baseURI;
  const { go } = itemFacts();
  if (!base || !go) return null;
  return inLanguage(new URL(go.replace("{id}", id), base)).href.replace(/index\.html(?=\?|$)/, "");
}

/** A short address that leads to the page's language; the handbook's own needs no word. @param {URL} url */
function inLanguage(url) {
  const { place } = itemFacts();
  if (place) url.searchParams.set("language", place.slice(0, -1));
  return url;
}

/** A short address with the handbook's edition in it. @param {string} address  in full */
export function ofThisEdition(address) {
  const url = inLanguage(new URL(address));
  const { edition } = itemFacts();
  if (edition) url.searchParams.set("edition", edition);
  return url.href;
}

/** The ids that the page's address asks to show by themselves: `?only=<id>`, or several with commas. */
export function itemsAsked() {
  const only = new URLSearchParams(location.search).get("only") ?? "";
  return [...new Set(only.split(",").filter(Boolean))];
}
