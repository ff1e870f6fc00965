import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isReadOnly, isUuid, NOBODY, recordIn, recordOf, subjectOf } from "#src/model/ownership.js";

const UUID = "0b6f3a52-95a4-4c57-9b51-5f0d3f1f7a11";
const element = (record) => ({ getAttribute: () => record });

test("an address names somebody else's record", () => {
  assert.equal(recordIn(`?about=${UUID}`), UUID);
  assert.equal(recordIn(`?x=1&about=${UUID.toUpperCase()}&y`), UUID);
});

test("an address without one, or with something else in its place, names none", () => {
  for (const search of ["", "?", "?about", "?about=me", `?about=${UUID}x`, `?about=x${UUID}`]) {
    assert.equal(recordIn(search), null);
  }
});

test("no address makes it throw, or yields what could be another key", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (text) => {
      const found = recordIn(`?about=${text}`);
      assert.ok(found === null || isUuid(found));
    }),
  );
});

test("an element's own record counts where the address asks for none", () => {
  assert.equal(recordOf(element("agency"), subjectOf("")), "agency");
  assert.equal(recordOf(element("agency"), subjectOf(`?about=${UUID}`)), UUID);
  assert.equal(recordOf(element(null), subjectOf("?x")), "me");
});

test("an address that asks for what can be no record has nobody's, never the reader's own", () => {
  for (const search of ["?about", "?about=me", "?about=agency", `?about=${UUID}x`]) {
    assert.equal(recordOf(element("me"), subjectOf(search)), NOBODY);
  }
});

test("a view that was sent, and one that is not here, are only to be read", () => {
  const given = { whose: "Ana" };
  assert.equal(
    isReadOnly(null, () => assert.fail("nobody was asked for")),
    false,
  );
  assert.equal(
    isReadOnly(UUID, () => given),
    false,
  );
  assert.equal(
    isReadOnly(UUID, () => ({ ...given, opened: "2026-01-01" })),
    true,
  );
  assert.equal(
    isReadOnly(UUID, () => null),
    true,
  );
  assert.equal(
    isReadOnly(NOBODY, () => null),
    true,
  );
});
