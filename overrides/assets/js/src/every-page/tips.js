/**
 * Glossary tips: `a.chb-term[data-tip]`, which the style sheet shows on hover and on focus.
 *
 * WCAG 1.4.13: Escape takes a tip away until the pointer or the focus has left its term.
 */

const TERM = "a.chb-term[data-tip]";
const DISMISSED = "chb-tip-dismissed";

export function startTips() {
  for (const term of document.querySelectorAll(TERM)) {
    term.setAttribute("aria-description", term.getAttribute("data-tip") ?? "");
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll(`${TERM}:is(:hover, :focus)`)) {
      term.classList.add(DISMISSED);
    }
  });
  // Where the pointer was over the tip itself, nothing says that it has left: it is elsewhere.
  document.addEventListener("pointerover", () => restore());
  document.addEventListener("focusout", ({ target }) => restore(target));
}

/**
 * Let the terms that are neither pointed at nor have the focus show their tips again.
 * @param {EventTarget | null} [left]  what the focus is just leaving
 */
function restore(left) {
  for (const term of document.querySelectorAll(`.${DISMISSED}:not(:hover)`)) {
    if (term === left || !term.matches(":focus")) term.classList.remove(DISMISSED);
  }
}
