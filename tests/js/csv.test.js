import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellOf, csvOf } from "../../overrides/assets/js/src/pure/csv.js";

/** Read RFC 4180, as a spreadsheet does. */
function parsed(text) {
  const rows = [[""]];
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const row = rows[rows.length - 1];
    const add = (more) => (row[row.length - 1] += more);
    if (quoted && text[n] === '"' && text[n + 1] === '"') add(text[(n += 1)]);
    else if (text[n] === '"') quoted = !quoted;
    else if (quoted) add(text[n]);
    else if (text[n] === ",") row.push("");
    else if (text.slice(n, n + 2) === "\r\n") rows.push([""]) && (n += 1);
    else add(text[n]);
  }
  return rows.slice(0, -1);
}

for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝", "＠"]) {
  test(`CSV cells starting ${JSON.stringify(start)} are not run by a spreadsheet`, () => {
    assert.deepEqual(parsed(csvOf([[`${start}1+1`]]).slice(1)), [[`'${start}1+1`]]);
  });
}

test("names with comma, quote, apostrophe, emoji, right-to-left stand as they are", () => {
  const names = ["Ana, Díaz", "O'Neill", 'the "boss"', "👩‍🏫", "على الرف", "a\nb", "2.10", ""];
  assert.deepEqual(parsed(csvOf([names]).slice(1)), [names]);
});

test("a cell is quoted only where it has to be", () => {
  assert.deepEqual(["plain", "a,b", 'a"b', " a"].map(cellOf), ["plain", '"a,b"', '"a""b"', '" a"']);
});

test("the file begins with the mark by which Excel knows UTF-8, and each row ends with CR LF", () => {
  assert.equal(csvOf([["a", "b"], ["c", "d"]]), "\ufeffa,b\r\nc,d\r\n");
});

test("whatever the words, every row has its cells, and none begins as a formula", () => {
  const rows = fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 3, maxLength: 3 }));
  fc.assert(
    fc.property(rows, (given) => {
      const back = parsed(csvOf(given).slice(1));
      assert.equal(back.length, given.length);
      back.forEach((row, r) => {
        assert.equal(row.length, 3);
        row.forEach((cell, c) => {
          assert.ok([given[r][c], `'${given[r][c]}`].includes(cell));
          assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        });
      });
    }),
  );
});
