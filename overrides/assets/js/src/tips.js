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
  // A term that is pointed at and has the focus too is left when both have gone.
  document.addEventListener("pointerout", ({ target }) => {
    if (target !== document.activeElement) leave(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target instanceof Element && !target.matches(":hover")) leave(target);
  });
}

/** @param {EventTarget | null} target */
function leave(target) {
  if (target instanceof Element) target.closest(TERM)?.classList.remove(DISMISSED);
}
