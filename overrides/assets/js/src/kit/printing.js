/**
 * What is folded up on the screen is open on paper. A date on paper cannot be chosen from a
 * calendar: Firefox leaves out the sign of that where a field is to be read alone.
 */
export function startPrinting() {
  whilePrinting("details:not([open])", "open");
  whilePrinting("input[type=date]:not([readonly])", "readonly");
}

/** @param {string} selector @param {string} attribute  which these elements have on paper alone */
function whilePrinting(selector, attribute) {
  /** @type {Element[]} */
  const changed = [];
  window.addEventListener("beforeprint", () => {
    changed.push(...document.querySelectorAll(selector));
    for (const element of changed) element.toggleAttribute(attribute, true);
  });
  window.addEventListener("afterprint", () => {
    for (const element of changed.splice(0)) element.toggleAttribute(attribute, false);
  });
}

/**
 * Let a part of the page be printed without what stands beside it, or with it again.
 * @param {HTMLElement} part
 * @param {boolean} alone
 */
export function printAlone(part, alone) {
  for (const beside of part.closest("article")?.children ?? []) {
    beside.classList.toggle("chb-unprinted", alone && !beside.contains(part));
  }
}
