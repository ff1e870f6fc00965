/** Entry of what draws QR codes: a page loads it when it wants one. */

import { encodeQR } from "qr";
import { pathOf } from "./kit/qr-path.js";

const SVG = "http://www.w3.org/2000/svg";
/** The empty margin that readers of codes rely on, in squares. */
const QUIET = 4;

/** @param {string} address @param {string} label */
function drawQr(address, label) {
  const rows = encodeQR(address, "raw", { border: QUIET, ecc: "medium" });
  const size = String(rows.length);
  const attributes = { class: "chb-qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label };
  const ground = draw("rect", { width: size, height: size, fill: "#fff" });
  const squares = draw("path", { d: pathOf(rows), fill: "#000", "shape-rendering": "crispEdges" });
  const picture = draw("svg", attributes);
  picture.append(ground, squares);
  return picture;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElementTagNameMap[T]}
 */
function draw(name, attributes) {
  const drawn = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) drawn.setAttribute(attribute, value);
  return drawn;
}

Object.assign(globalThis, { chbDrawQr: drawQr });
