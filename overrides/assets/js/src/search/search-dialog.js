/**
 * Opens the search, `dialog#chb-search`, and loads what finds once it is asked for.
 *
 * The dialog names the scripts: `data-script` finds, `data-documents` knows what there is, and
 * `data-texts`, which weighs most and so comes last, what is said there.
 */

import { make } from "../kit/make.js";
import { keepToItself } from "../kit/page-element.js";
import { wordsIn } from "./highlight-words.js";

const OPENERS = "[data-chb-search]";
/** Keys that open it where nothing is being typed, as the theme had them. */
const KEYS = ["/", "s", "f"];

/** Does nothing on a page without a search. */
export function startSearchDialog() {
  const dialog = document.querySelector("dialog#chb-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const open = () => {
    if (!dialog.open) dialog.showModal();
    if (dialog.dataset.documents) say(dialog, "loading");
    load(dialog, "script");
    // The documents' script asks for the texts; here they are asked for again where they failed.
    load(dialog, dialog.dataset.documents ? "documents" : "texts");
  };
  dialog.addEventListener("chb-documents", () => load(dialog, "texts"));
  for (const opener of document.querySelectorAll(OPENERS)) opener.addEventListener("click", open);
  // At the window, so that whoever keeps a key to itself on the way there does.
  addEventListener("keydown", (event) => {
    if (!KEYS.includes(event.key) || isTyping(event)) return;
    event.preventDefault();
    open();
  });
  keepToItself(dialog);
  // A click beside the dialog's content falls on the dialog itself.
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  if (wordsIn(new URL(location.href))) load(dialog, "script");
}

/** Load a script that the dialog names, once. @param {HTMLDialogElement} dialog @param {string} name */
function load(dialog, name) {
  const address = dialog.dataset[name];
  if (!address) return;
  delete dialog.dataset[name];
  const script = make("script", { src: new URL(address, document.baseURI).href });
  script.addEventListener("load", () => dialog.dispatchEvent(new Event(`chb-${name}`)));
  script.addEventListener("error", () => {
    dialog.dataset[name] = address;
    script.remove();
    say(dialog, "failed");
  });
  document.head.append(script);
}

/** Say what the dialog's line has ready for it. @param {HTMLDialogElement} dialog @param {string} what */
function say(dialog, what) {
  const note = dialog.querySelector(".chb-search-note");
  if (note instanceof HTMLElement) note.textContent = note.dataset[what] ?? "";
}

/** @param {KeyboardEvent} event */
function isTyping({ target, ctrlKey, metaKey, altKey }) {
  const field =
    target instanceof Element && target.closest("input, select, textarea, dialog, [contenteditable]");
  return ctrlKey || metaKey || altKey || Boolean(field);
}
