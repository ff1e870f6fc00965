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
