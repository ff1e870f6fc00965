/** A sentence that is copied from an item takes along where it is from, and no buttons. */

import { addressOf, ofThisEdition } from "../kit/addresses.js";
import { make } from "../kit/make.js";

/** What stands beside an item's words. */
const BESIDE = "button, .chb-link, .chb-only-link, .chb-hidden";
/** Letters from which on what is copied is a quotation; fewer are a word or a name. */
const SENTENCE = 60;

export function startQuoting() {
  document.querySelector("article")?.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection || String(selection).length < SENTENCE || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const address = addressAt(range.startContainer);
    if (!address) return;
    const name = document.querySelector("meta[property='og:site_name']")?.getAttribute("content");
    const quoted = make("div", {}, range.cloneContents());
    for (const mark of quoted.querySelectorAll(".chb-own")) mark.replaceWith(`(${mark.textContent})`);
    for (const other of quoted.querySelectorAll(BESIDE)) other.remove();
    for (const link of quoted.querySelectorAll("a")) link.setAttribute("href", link.href);
    quoted.append(make("p", {}, `${name}, `, make("a", { href: address }, address)));
    document.body.append(quoted);
    // biome-ignore lint/performance/useDomNodeTextContent: the lines are wanted, which only what stands in the page has.
    event.clipboardData.setData("text/plain", quoted.innerText.trim());
    quoted.remove();
    event.clipboardData.setData("text/html", quoted.innerHTML);
    event.preventDefault();
  });
}

/** The link of the item that a place is in; null where it is in none. @param {Node} place */
function addressAt(place) {
  const element = place instanceof Element ? place : place.parentElement;
  const entry = element?.closest(":is(td, tr, li)[id]");
  const id = entry?.id ?? headingBefore(element)?.id;
  const address = id && addressOf(id);
  return address ? ofThisEdition(address) : null;
}

/** The heading of the item that an element is in: one with a button of its links. @param {Element | null | undefined} element */
function headingBefore(element) {
  let before = element?.closest("article > *");
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before?.querySelector(".chb-share") || before?.nextElementSibling?.querySelector(".chb-share")
    ? before
    : null;
}
