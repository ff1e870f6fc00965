/** Entry of what draws QR codes: a page loads it when it wants one. */

import { encodeQR } from "qr";
import { pathOf } from "./kit/qr-path.js";

const SVG = "http://www.w3.org/2000/svg";
/** The empty margin that readers of codes rely on, in squares. */
const QUIET = 4;
/** The smallest code with the square by which a camera that is held askew finds its way. */
const LEAST_VERSION = 2;
const SQUARES_OF_FIRST = 21;

/** @param {string} text @returns {boolean[][]} */
function squaresOf(text) {
  const options = { border: QUIET, ecc: /** @type {const} */ ("medium") };
  const rows = encodeQR(text, "raw", options);
  if (rows.length > SQUARES_OF_FIRST + 2 * QUIET) return rows;
  return encodeQR(text, "raw", { ...options, version: LEAST_VERSION });
}

/** @param {string} address @param {string} label */
function drawQr(address, label) {
  const rows = squaresOf(address);
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
