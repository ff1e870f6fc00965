import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sha1, uuid5 } from "#src/answers/filled-pdfs/sha1.js";

test("it is SHA-1, of any bytes", () => {
  const sizes = [0, 1, 55, 56, 63, 64, 65, 119, 120, 200].map((size) => new Uint8Array(size).fill(97));
  const check = (/** @type {Uint8Array} */ bytes) =>
    assert.equal(Buffer.from(sha1(bytes)).toString("hex"), createHash("sha1").update(bytes).digest("hex"));
  sizes.forEach(check);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), check));
});

test("a name is the one that others make of the same text", () => {
  // The example of RFC 9562, A.4.
  const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  assert.equal(uuid5(dns, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
});
