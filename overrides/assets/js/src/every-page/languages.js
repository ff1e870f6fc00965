/** Links to the page in other languages, `a[data-chb-language]`: they lead to the same place on it. */

export function startLanguages() {
  for (const link of document.querySelectorAll("a[data-chb-language]")) {
    link.addEventListener("click", () => keepPlace(/** @type {HTMLAnchorElement} */ (link)));
  }
}

/** @param {HTMLAnchorElement} link */
function keepPlace(link) {
  link.hash = location.hash;
  link.search = location.search;
}
