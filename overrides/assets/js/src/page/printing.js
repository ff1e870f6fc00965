/** What is folded up on the screen is open on paper. */

export function startPrinting() {
  /** @type {HTMLDetailsElement[]} */
  const opened = [];
  window.addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:not([open])");
    for (const fold of folded) fold.open = true;
    opened.push(...folded);
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened.splice(0)) fold.open = false;
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
