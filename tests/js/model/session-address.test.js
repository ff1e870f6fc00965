import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  addressOfSession,
  emptySession,
  isId,
  MOST_MINUTES,
  MOST_PARTS,
  minutesOf,
  readSessionAddress,
} from "#src/model/session-address.js";

const RUNS = { seed: 20261129, numRuns: 10_000 };
const id = fc.stringMatching(/^[a-z0-9]{1,6}(-{1,2}[a-z0-9]{1,6}){0,3}$/);
const part = fc.record(
  {
    id: fc.oneof(id, fc.constant("")),
    minutes: fc.integer({ min: 0, max: MOST_MINUTES }),
    columns: fc.array(id, { maxLength: 3 }),
  },
  { noNullPrototype: true },
);
const session = fc.record(
  {
    token: fc.stringMatching(/^[a-z0-9]{1,12}$/),
    total: fc.integer({ min: 0, max: MOST_MINUTES }),
    thenAndNow: fc.boolean(),
    parts: fc.uniqueArray(part, { maxLength: MOST_PARTS, selector: ({ id }) => id || Math.random() }),
  },
  { noNullPrototype: true },
);

describe("the address of a session", () => {
  test("has the session, escaped by a mail program or not", () => {
    fc.assert(
      fc.property(session, (made) => {
        const address = addressOfSession(made);
        const read = { session: made, dropped: 0, newer: false };
        assert.deepEqual(readSessionAddress(`#${address}`), read);
        const escaped = address.replace(/[~,]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
        assert.deepEqual(readSessionAddress(escaped), read);
      }),
      RUNS,
    );
  });

  test("lets nothing through but ids and numbers, whatever stands there", () => {
    const field = fc.tuple(
      fc.constantFrom("v", "k", "t", "n", "p", "__proto__"),
      fc.string({ unit: "binary" }),
    );
    const fields = fc.array(field).map((all) => `v=1&${all.map((pair) => pair.join("=")).join("&")}`);
    const nasty = fc
      .array(
        fc.constantFrom(
          "<img src=x onerror=alert(1)>",
          "a~5",
          "a~5~b",
          "~10",
          "%E0%A4%A",
          "javascript:",
          "a~-1",
          ",",
        ),
      )
      .map((all) => `v=1&p=${all.join(",")}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fields, nasty), (text) => {
        const read = readSessionAddress(text);
        if (!read) return;
        const { token, total, parts } = read.session;
        assert.match(token, /^[a-z0-9]{0,12}$/);
        assert.ok(total >= 0 && total <= MOST_MINUTES && parts.length <= MOST_PARTS);
        for (const { id, minutes, columns } of parts) {
          assert.ok((id === "" || isId(id)) && columns.every(isId));
          assert.ok(Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES);
        }
        assert.match(addressOfSession(read.session), /^[a-z0-9=&~.,-]*$/);
      }),
      RUNS,
    );
  });

  test("of something else is none, and of a later edition says so", () => {
    assert.equal(readSessionAddress("#check-listens"), null);
    assert.equal(readSessionAddress(""), null);
    assert.equal(readSessionAddress("#v=2&k=ab&p=a~5").newer, true);
  });

  test("names what it leaves out: twins, and what cannot be read", () => {
    const { session: read, dropped } = readSessionAddress("#v=1&k=ab&p=a~5,~10,a~7,B~3,c~x,~10");
    assert.deepEqual(
      read.parts.map(({ id, minutes }) => [id, minutes]),
      [
        ["a", 5],
        ["", 10],
        ["", 10],
      ],
    );
    assert.equal(dropped, 3);
    assert.equal(minutesOf(read), 25);
    assert.equal(minutesOf(emptySession()), 0);
  });
});
