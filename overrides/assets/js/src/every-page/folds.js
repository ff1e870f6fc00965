/** Opens the folds around what an address or a link of the page leads to, so that it is seen. */

/** Does nothing where nothing is folded. */
export function startFolds() {
  const reach = () => {
    const only = new URLSearchParams(location.search).get("only");
    const reached = elementOf(only ?? location.hash.slice(1));
    if (reached && unfold(reached) && !only) reached.scrollIntoView();
  };
  reach();
  window.addEventListener("hashchange", reach);
  // Before the browser goes there, and also where the address is what it was.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#"]');
    const id = link instanceof Element ? link.getAttribute("href")?.slice(1) : "";
    const reached = id && elementOf(id);
    if (reached) unfold(reached);
  });
}

/**
 * What an address means by its fragment; null where that names nothing, or is not well formed.
 * @param {string} fragment
 */
function elementOf(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment));
  } catch {
    return null;
  }
}

/** Whether anything had to be opened. @param {Element} reached */
function unfold(reached) {
  let opened = false;
  for (let fold = closedAround(reached); fold; fold = closedAround(fold)) {
    fold.setAttribute("open", "");
    opened = true;
  }
  return opened;
}

/** @param {Element} element */
const closedAround = (element) => element.parentElement?.closest("details:not([open])");
