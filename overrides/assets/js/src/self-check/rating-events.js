/** What happens in the checks of a page, heard once for all of them: there may be thousands. */

import { keepToItself } from "../kit/page-element.js";
import { choiceOf } from "./rating-choice.js";
import { viewOf } from "./rating-view.js";

/** @param {Document} page */
export function followRatings(page) {
  page.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.state) return;
    viewOf(target)?.choose(choiceOf(target));
  });
  page.addEventListener("click", ({ target }) => press(target));
  // A fold says that it opened a moment later, and not at all to what stands around it.
  page.addEventListener("toggle", ({ target }) => unfold(target), { capture: true });
  keepToItself(page, (target) => Boolean(viewOf(target)));
  // On paper a fold is open, and it says so too late to be filled.
  window.addEventListener("beforeprint", () => {
    for (const fold of page.querySelectorAll(".chb-more--written")) viewOf(fold)?.openMore();
  });
}

/**
 * What a reader chose before this could run: on a slow line, a page is read before it is whole.
 * @param {Document} page
 * @returns {HTMLInputElement[]}
 */
export const earlyChoices = (page) => [
  ...page.querySelectorAll(/** @type {"input"} */ ("chb-rating input[data-state]:checked")),
];

/** @param {HTMLInputElement[]} early */
export function keepEarly(early) {
  for (const radio of early) {
    radio.checked = true;
    viewOf(radio)?.choose(choiceOf(radio));
  }
}

/** @param {EventTarget | null} target */
function press(target) {
  const pressed = target instanceof Element ? target.closest("button, summary") : null;
  const view = viewOf(pressed);
  if (!view || !pressed) return;
  if (pressed.matches(".chb-undo")) view.undo();
  else if (pressed.matches(".chb-remove")) view.remove();
  else if (pressed.matches("summary")) unfold(pressed.parentElement);
}

/** @param {EventTarget | null} fold */
function unfold(fold) {
  if (!(fold instanceof HTMLDetailsElement)) return;
  const view = viewOf(fold);
  if (fold.matches(".chb-fold")) view?.open();
  if (fold.matches(".chb-more")) view?.openMore();
}
