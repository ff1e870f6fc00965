import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isUuid, recordIn, recordOf } from "../../overrides/assets/js/src/whose.js";

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

test("an element's own record counts where the address names none", () => {
  assert.equal(recordOf(element("agency"), ""), "agency");
  assert.equal(recordOf(element("agency"), `?about=${UUID}`), UUID);
  assert.equal(recordOf(element(null), ""), "me");
});
