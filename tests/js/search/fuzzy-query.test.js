import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fuzzyQuery } from "#src/search/fuzzy-query.js";

test("a word may differ in one letter, a long one in two", () => {
  assert.equal(fuzzyQuery("trian"), "trian~1");
  assert.equal(fuzzyQuery("feedbak"), "feedbak~1");
  assert.equal(fuzzyQuery("acreditation"), "acreditation~2");
  assert.equal(fuzzyQuery("Protége"), "Protége~1");
});

test("short words and codes stay as they are beside it", () => {
  assert.equal(fuzzyQuery("PA-MS 2.01 acreditor of"), "PA MS 2.01 acreditor~2 of");
});

test("there is no question where every word is short, or a code", () => {
  for (const words of ["", "  ", "zoom", "2.10", "PA-MS 2.01(1)"]) assert.equal(fuzzyQuery(words), "");
});

test("nothing that a reader types is an operator of the search", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      assert.match(fuzzyQuery(typed).replace(/\p{L}~[12](?= |$)/gu, ""), /^[^"~*^:+-]*$/u);
    }),
  );
});
