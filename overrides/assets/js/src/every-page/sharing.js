/**
 * A button for each item that opens the sheet of its links, and what was reworded since the edition
 * that a link names. What does either is loaded when it is wanted.
 */

import { itemFacts } from "../kit/addresses.js";
import { make } from "../kit/make.js";
import { loadGlobal, loadStyles } from "../kit/scripts.js";

/** Items without a line of links below them: a heading with the plain link of an item, or a check's. */
const HEADINGS = ":is(h1, h2, h3, h4, h5, h6):is(:has(> .chb-sign), [id^=check-])";

/** @typedef {{open: (id: string) => void, tell: (edition: string) => void}} Sharing */

export function startSharing() {
  const { share = "", edition } = itemFacts();
  const article = document.querySelector("article");
  if (!share || !article) return;
  const offer = (/** @type {string} */ id, /** @type {string} */ label) =>
    make("button", { type: "button", class: "chb-share", "data-id": id, "aria-label": label, title: share });
  const offered = new Set();
  for (const link of article.querySelectorAll("a.chb-only-link")) {
    const id = new URLSearchParams(link.getAttribute("href") ?? "").get("only") ?? "";
    offered.add(id);
    link.after(offer(id, `${share}${link.querySelector(".chb-hidden")?.textContent}`));
  }
  for (const heading of article.querySelectorAll(HEADINGS)) {
    const { id, textContent } = heading;
    if (offered.has(id)) continue;
    // What has its name from the heading has it without the button.
    const named = article.querySelector(`[aria-labelledby="${id}"]`);
    named?.setAttribute("aria-label", textContent ?? "");
    named?.removeAttribute("aria-labelledby");
    const button = offer(id, share);
    // Beside the name, which is the heading's, too.
    button.setAttribute("aria-description", textContent ?? "");
    heading.append(" ", button);
  }
  article.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(".chb-share");
    if (button) void load((sharing) => sharing.open(button.getAttribute("data-id") ?? ""));
  });
  const named = new URLSearchParams(location.search).get("edition");
  if (named && named !== edition) void load((sharing) => sharing.tell(named));
}

/** @param {(sharing: Sharing) => void} then  not called where a part does not come */
async function load(then) {
  const { shareScript = "", shareWords = "", shareStyles = "" } = itemFacts();
  const parts = [
    loadGlobal(shareScript, "chbShare"),
    loadGlobal(shareWords, "chbShareWords"),
    loadStyles(shareStyles),
  ];
  const [start, words] = await Promise.all(parts);
  then(/** @type {(words: unknown) => Sharing} */ (start)(words));
}
