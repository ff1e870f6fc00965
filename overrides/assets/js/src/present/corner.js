/** In the corner of a screen: an item's short address, and the QR code of it. */

import { make } from "../kit/make.js";
import { qrSvg } from "../kit/qr.js";

/** @import { Translate } from "../kit/messages.js" */

/** @param {string} address */
function shortened(address) {
  const { host, pathname } = new URL(address);
  return decodeURI(host + pathname);
}

/**
 * Show an address in the corner, or nothing where there is none.
 * @param {HTMLElement} corner
 * @param {string | null} address
 * @param {Translate} t
 * @param {() => void} enlarge
 */
export async function fillCorner(corner, address, t, enlarge) {
  corner.dataset.address = address ?? "";
  corner.replaceChildren();
  if (!address) return;
  const button = make("button", {
    type: "button",
    class: "chb-present-code",
    "aria-label": t("present.code"),
  });
  button.addEventListener("click", enlarge);
  corner.append(make("span", { class: "chb-present-address" }, shortened(address)), button);
  try {
    const code = await qrSvg(address, t("present.code"));
    button.replaceChildren(code);
  } catch {
    button.remove();
  }
}

/** The code as large as the screen, for the last row. @param {HTMLElement} corner @returns {Node[]} */
export function largeCode(corner) {
  const { address = "" } = corner.dataset;
  const code = corner.querySelector("svg")?.cloneNode(true);
  return [...(code ? [code] : []), make("p", {}, shortened(address))];
}
