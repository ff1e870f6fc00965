/** Buttons that copy a link: `button.chb-copy[data-copy][data-done][data-failed]`. */

import { ofThisEdition } from "../kit/addresses.js";
import { make } from "../kit/make.js";

const BUTTON = "button.chb-copy[data-copy]";

/** @param {import("../kit/announcer.js").Announcer} announcer */
export function startCopying(announcer) {
  for (const button of document.querySelectorAll(BUTTON)) button.removeAttribute("hidden");
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(BUTTON);
    if (button instanceof HTMLButtonElement) void copy(button, announcer);
  });
}

/** @param {HTMLButtonElement} button @param {import("../kit/announcer.js").Announcer} announcer */
async function copy(button, announcer) {
  const { copy: link = "", done = "", failed = "" } = button.dataset;
  const address = ofThisEdition(new URL(link, document.baseURI).href);
  try {
    // Outside secure pages there is no clipboard at all.
    await navigator.clipboard.writeText(address);
    outcome(button, "span", "chb-copied").textContent = done;
    announcer.say(done);
  } catch {
    offer(outcome(button, "label", "chb-copy-failed"), failed, address);
  }
}

/**
 * The place beside the button for what came of it. There is one on the page: an earlier one goes.
 * @param {HTMLButtonElement} button
 * @param {"span" | "label"} name
 * @param {string} ownClass
 */
function outcome(button, name, ownClass) {
  document.querySelector(".chb-copy-outcome")?.remove();
  const place = make(name, { class: `chb-copy-outcome ${ownClass}` });
  button.after(" ", place);
  return place;
}

/**
 * The address, selected, for the reader to copy by hand.
 * @param {HTMLElement} label
 * @param {string} words
 * @param {string} address
 */
function offer(label, words, address) {
  const field = make("input", { readonly: "", value: address });
  label.append(words, " ", field);
  field.focus();
  field.select();
}
