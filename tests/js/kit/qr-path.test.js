import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQR } from "qr";
import decodeQR from "qr/decode.js";
import { pathOf } from "#src/kit/qr-path.js";

/** A picture of a path's squares, four dots each, as a camera sees it. @param {string} path @param {number} size */
function picture(path, size) {
  const dots = 4;
  const width = size * dots;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, from, top, to] of path.matchAll(/M(\d+) (\d+)H(\d+)v1H\d+z/g)) {
    for (let y = Number(top) * dots; y < (Number(top) + 1) * dots; y++) {
      for (let x = Number(from) * dots; x < Number(to) * dots; x++)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height: width, data };
}

test("runs of dark squares are boxes, and light ones are left out", () => {
  assert.equal(
    pathOf([
      [false, true, true, false, true],
      [false, false, false, false, false],
    ]),
    "M1 0H3v1H1zM4 0H5v1H4z",
  );
  assert.equal(pathOf([[true, true]]), "M0 0H2v1H0z");
});

for (const address of [
  "https://example.org/go/a/",
  "https://handbook.example.org/mentoring/go/mentoring-two-way-relationship/",
  `https://example.org/${"long/".repeat(40)}?only=${"ü".repeat(20)}`,
]) {
  test(`a reader of codes finds ${address.slice(0, 40)}`, () => {
    const rows = encodeQR(address, "raw", { border: 4, ecc: "medium" });
    assert.equal(decodeQR(picture(pathOf(rows), rows.length)), address);
  });
}
