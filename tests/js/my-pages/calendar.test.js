import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { calendarText, isDay } from "#src/my-pages/calendar.js";

const FILE = { product: "-//Ours//Plan//EN", now: "2026-11-22T05:29:39.123Z" };
const EVENT = { uid: "listens@ours", day: "2026-12-31", title: "Look again", text: "", sequence: 3 };
const textOf = (more = {}) => calendarText([{ ...EVENT, ...more }], FILE);

/** The properties of a calendar, read strictly: [name with parameters, value]. */
function read(text) {
  assert.ok(text.endsWith("\r\n"));
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), "a line ends with CRLF and with nothing else");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  return lines
    .join("\n")
    .replace(/\n /g, "")
    .split("\n")
    .map((line) => {
      const [, name, value] = /^([A-Z]+(?:;[A-Z]+=[A-Z]+)*):(.*)$/su.exec(line) ?? [];
      assert.ok(name, line);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      assert.ok(!/[\u0000-\u001f\u007f]/.test(value), line);
      return [name, value];
    });
}

/** A text value as it was before it was written (RFC 5545, section 3.3.11). */
function unescaped(value) {
  assert.ok(/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value), value);
  return value.replace(/\\(.)/gsu, (_, sign) => (/n/i.test(sign) ? "\n" : sign));
}

test("a date is an event of a whole day, in a calendar that says who made it and when", () => {
  assert.deepEqual(read(textOf({ text: "Goal; steps" })), [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//Ours//Plan//EN"],
    ["CALSCALE", "GREGORIAN"],
    ["METHOD", "PUBLISH"],
    ["BEGIN", "VEVENT"],
    ["UID", "listens@ours"],
    ["DTSTAMP", "20261122T052939Z"],
    ["DTSTART;VALUE=DATE", "20261231"],
    ["DTEND;VALUE=DATE", "20270101"],
    ["SEQUENCE", "3"],
    ["SUMMARY", "Look again"],
    ["DESCRIPTION", "Goal\\; steps"],
    ["TRANSP", "TRANSPARENT"],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  ]);
});

test("any text comes back as it was, save for control characters", () => {
  const anyText = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(anyText, anyText, (title, text) => {
      const properties = Object.fromEntries(read(textOf({ title, text })));
      const tidy = (given) => given.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
      const plain = (given) => given.replace(/[\u0080-\u009f]/g, " ");
      assert.equal(plain(unescaped(properties.SUMMARY)), tidy(title));
      assert.equal(plain(unescaped(properties.DESCRIPTION ?? "")), tidy(text));
    }),
  );
});

test("a long line is folded between characters, not within one", () => {
  const title = "🌱é世".repeat(60);
  const text = textOf({ title });
  assert.equal(Object.fromEntries(read(text)).SUMMARY, title);
  assert.ok(!text.includes("\ufffd"));
});

describe("a day", () => {
  test("that does not exist is left out, and breaks nothing", () => {
    for (const day of ["", "2026-02-30", "2026-13-01", "soon", "20261231", "9999-12-31"]) {
      assert.equal(isDay(day), false, day);
      assert.equal(read(textOf({ day })).length, 6);
    }
  });

  test("ends where the next begins: in a leap year, at the turn of a month", () => {
    const end = (day) => Object.fromEntries(read(textOf({ day })))["DTEND;VALUE=DATE"];
    assert.deepEqual(["2028-02-28", "2028-02-29", "2026-04-30"].map(end), [
      "20280229",
      "20280301",
      "20260501",
    ]);
  });
});

test("the same plan gives the same file", () => {
  assert.equal(textOf(), textOf());
});
