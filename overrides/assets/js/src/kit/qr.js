/** QR codes, drawn by a script that a page loads when it wants the first one. */

import { itemFacts } from "./addresses.js";
import { loadGlobal } from "./scripts.js";

/** @typedef {(address: string, label: string) => SVGSVGElement} DrawQr */

/**
 * A QR code of an address, dark on white with its quiet margin, without a size of its own.
 * Rejects where the script does not come.
 * @param {string} address  in full
 * @param {string} label  what a screen reader says in its place
 * @returns {Promise<SVGSVGElement>}
 */
export async function qrSvg(address, label) {
  return (await loadQr())(address, label);
}

/** What draws codes at once. Rejects where the script does not come. @returns {Promise<DrawQr>} */
export const loadQr = () => loadGlobal(itemFacts().qr ?? "", "chbDrawQr");
