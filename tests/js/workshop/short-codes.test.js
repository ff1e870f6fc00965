import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { placesOf } from "#src/workshop/asked.js";
import { linesIn } from "#src/workshop/pasted.js";
import { codeOf, LETTERS, readCode, SLIPS, spaced } from "#src/workshop/short-codes.js";
import { asked, choicesFor, rooms } from "./rooms.js";

const SEED = 20261129;
const RUNS = { seed: SEED, numRuns: 10_000 };
const slips = fc.integer({ min: 0, max: SLIPS - 1 });

describe("a short code", () => {
  test("says what was chosen, however it is spaced, for every session", () => {
    const written = rooms.chain((room) => fc.tuple(fc.constant(room), choicesFor(room), slips));
    fc.assert(
      fc.property(written, ([room, choices, slip]) => {
        const code = codeOf(room, choices, slip);
        assert.deepEqual(readCode(room, code), { choices });
        assert.deepEqual(readCode(room, ` ${spaced(code).toLowerCase()}. `), { choices });
      }),
      RUNS,
    );
  });

  test("of five items has nine letters, without a vowel and without lookalikes", () => {
    const room = asked({ count: 5, levels: 4 });
    const code = codeOf(room, [1, 2, 3, 4, 0], 17);
    assert.match(spaced(code), /^[A-Z]{3} [A-Z]{3} [A-Z]{3}$/);
    assert.doesNotMatch(LETTERS, /[AEIOUYDGLQ]{2}|[AEIOUDGLQ]/);
  });

  test("of two people who chose the same is told apart by chance", () => {
    const room = asked({ count: 1, levels: 4 });
    const codes = Array.from({ length: SLIPS }, (_, slip) => codeOf(room, [3], slip));
    assert.equal(new Set(codes).size, SLIPS);
  });

  test("with one letter misread, or two that changed places, is no code", () => {
    const room = asked({ count: 6, levels: 4, thenAndNow: true });
    const code = codeOf(room, [1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2], 4000);
    for (let at = 0; at < code.length; at++) {
      for (const letter of LETTERS.replace(code[at], "")) {
        const typed = code.slice(0, at) + letter + code.slice(at + 1);
        assert.deepEqual(readCode(room, typed), { fault: "malformed" }, typed);
      }
      if (code[at] === code[at + 1] || at + 1 === code.length) continue;
      const turned = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      assert.deepEqual(readCode(room, turned), { fault: "malformed" }, turned);
    }
  });

  test("takes digits for the letters that they look like", () => {
    const room = asked({ count: 2, levels: 4 });
    const codes = Array.from({ length: 200 }, (_, slip) => codeOf(room, [1, 4], slip));
    const like = { Z: "2", S: "5", B: "8" };
    const typed = codes.map((code) => code.replace(/[ZSB]/g, (letter) => like[letter]));
    assert.notDeepEqual(typed, codes);
    for (const code of typed) assert.deepEqual(readCode(room, code), { choices: [1, 4] });
  });

  test("of another session, another wording, another order or another question is foreign", () => {
    const room = asked({ count: 3, levels: 4 });
    const [first, second, third] = room.items;
    const others = [
      { ...room, token: "other" },
      { ...room, items: [{ ...first, hash: "reworded" }, second, third] },
      { ...room, items: [second, first, third] },
      { ...room, items: [{ ...first, levels: [...first.levels].reverse() }, second, third] },
      { ...room, items: [first, second] },
      { ...room, thenAndNow: true },
    ];
    for (const other of others) {
      const codes = Array.from({ length: 500 }, (_, n) =>
        codeOf(
          other,
          placesOf(other).map((count) => n % count),
          n,
        ),
      );
      const counted = codes.filter((code) => "choices" in readCode(room, code));
      assert.ok(counted.length <= 8, `${counted.length} of 500 were counted`);
      assert.deepEqual(readCode(room, codes[0]), { fault: "foreign" });
    }
  });

  test("is read from whatever is typed without a fault of its own", () => {
    const room = asked({ count: 4, levels: 5 });
    const near = fc.stringMatching(/^[BCFHJKMNPRSTVWXYZ258gu .-]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), near), (text) => {
        const reading = readCode(room, text);
        if ("choices" in reading) assert.ok(reading.choices.every((choice) => choice >= 0 && choice <= 5));
        else assert.match(reading.fault, /^(malformed|foreign)$/);
      }),
      RUNS,
    );
  });
});

test("of lines of a chat, what stands behind names and times is read", () => {
  const chat = "10:32 Ana: KXM PRT HFC\r\n\nBo: kxm-prt-hfc\nKXM PRT HFC, KXM PRT HFB\n";
  assert.deepEqual(linesIn(chat), ["KXM PRT HFC", "kxm-prt-hfc", "KXM PRT HFC", "KXM PRT HFB"]);
});
