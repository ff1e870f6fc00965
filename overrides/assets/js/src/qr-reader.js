/** Entry of what reads QR codes from pictures: a page loads it when its camera is wanted. */

import decodeQR from "qr/decode.js";

/** What a picture's code says; "" where it has none. @param {ImageData} picture */
function readQr({ width, height, data }) {
  try {
    return decodeQR({ width, height, data });
  } catch {
    return "";
  }
}

Object.assign(globalThis, { chbReadQr: readQr });
