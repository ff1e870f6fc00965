import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellOf, csvOf, separatorFor } from "#src/kit/csv.js";

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
    const [[cell]] = parsed(csvOf([[`${start}1+1`]]).slice(1));
    assert.match(cell, /^'/);
    assert.equal(cell.replace(/'/g, ""), `${start}1+1`);
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
  assert.equal(
    csvOf([
      ["a", "b"],
      ["c", "d"],
    ]),
    "\ufeffa,b\r\nc,d\r\n",
  );
});

/** As a spreadsheet cuts by a separator: quotes count where a cell begins with them, and only there. */
function cut(text, separator) {
  const rows = [[]];
  for (let n = 0; n < text.length; ) {
    let cell = "";
    if (text[n] === '"') {
      for (n += 1; n < text.length; n += 1) {
        if (text[n] === '"' && text[(n += 1)] !== '"') break;
        cell += text[n];
      }
    }
    while (n < text.length && text[n] !== separator && !/[\r\n]/.test(text[n])) cell += text[n++];
    rows[rows.length - 1].push(cell);
    if (text[n] !== separator && n < text.length) rows.push([]);
    if (text.slice(n, n + 2) === "\r\n") n += 1;
    n += 1;
  }
  return rows.filter((row) => row.length > 0);
}

const SEPARATORS = [",", ";"];
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."=+-@＝\t\r\n ,;\"'a"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
});

for (const separator of SEPARATORS) {
  test(`whatever the words, every row has its cells between ${separator}, with what was written`, () => {
    const rows = fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (given) => {
        const back = cut(csvOf(given, separator).slice(1), separator);
        assert.equal(back.length, given.length);
        back.forEach((row, r) => {
          assert.equal(row.length, 3);
          row.forEach((cell, c) => {
            assert.equal(cell.replace(/'/g, ""), given[r][c].replace(/'/g, ""));
            assert.doesNotMatch(cell, /^(\s*[=+\-@＝＋－＠]|[\t\r])/);
          });
        });
      }),
    );
  });

  for (const other of [...SEPARATORS, "\t"]) {
    test(`cut by ${JSON.stringify(other)}, a file cut by ${separator} has no cell that begins as a formula`, () => {
      const rows = fc.array(fc.array(hostile, { minLength: 2, maxLength: 3 }), { minLength: 1 });
      fc.assert(
        fc.property(rows, (given) => {
          const cells = cut(csvOf(given, separator).slice(1), other).flat();
          for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/);
        }),
        {
          numRuns: 1000,
          examples: [[[["a;=1", "b"]]], [[["a,=1", "b"]]], [[["a\n=1", "b"]]], [[['a;"=1', "b"]]]],
        },
      );
    });
  }
}

test("a list and a sentence stay as they are where nothing would run", () => {
  const words = "Done, +1 from Ana; see 3-4";
  assert.equal(cut(csvOf([[words]], ",").slice(1), ",")[0][0], words);
});

test("semicolons are offered to whoever writes numbers with a comma", () => {
  const chosen = ["en-US", "es-MX", "de-DE", "fr-FR", "es-ES", "pt-BR", "en-GB"].map((tag) =>
    separatorFor([tag]),
  );
  assert.deepEqual(chosen, [",", ",", ";", ";", ";", ";", ","]);
  assert.ok(SEPARATORS.includes(separatorFor([])));
  assert.equal(separatorFor(["C"]), separatorFor([]), "as WebKitGTK says it without a language");
});
