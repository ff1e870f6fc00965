import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decode } from "#src/answers/encoding.js";

const TEXT = '{"note":"José é ж 👩‍🏫"}';
const utf16 = (text, little) => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(little ? bytes : bytes.swap16());
};

for (const mark of ["\ufeff", ""]) {
  test(`a text in UTF-8 or UTF-16 is read as what it is, ${mark ? "with" : "without"} a mark`, () => {
    for (const bytes of [Buffer.from(mark + TEXT), utf16(mark + TEXT, true), utf16(mark + TEXT, false)]) {
      assert.equal(decode(bytes), TEXT);
    }
  });
}

test("letters in an older encoding, or cut off, are not guessed at", () => {
  for (const encoding of ["latin1", "binary"]) assert.equal(decode(Buffer.from('{"a":"é"}', encoding)), null);
  assert.equal(decode(Buffer.from(TEXT).subarray(0, -3)), null);
  assert.equal(decode(utf16('{"a":"\ud83d"}', true)), null);
});

test("whatever the bytes, a text has the letters that they stand for, or there is none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = decode(bytes);
      const written = [Buffer.from(text ?? ""), utf16(text ?? "", true), utf16(text ?? "", false)];
      const withoutMark = Buffer.from(bytes)
        .toString("latin1")
        .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
      if (text !== null)
        assert.ok(written.some((each) => Buffer.from(each).toString("latin1") === withoutMark));
    }),
    { examples: [[new Uint8Array([0xef, 0xbf, 0xbd])], [new Uint8Array([0xc3, 0x28])]] },
  );
});
