import assert from "node:assert/strict";
import { test } from "node:test";
import { changeEvidence, EVIDENCE, isNoted, parseEvidence } from "#src/model/evidence.js";

const MOMENT = { rev: 4, at: "2026-01-03" };
const LINE = { v: 1, have: true, where: "Blue binder", rev: 3, at: "2026-01-02" };

test("the first change of a line leaves the other part as it is on a blank form", () => {
  assert.deepEqual(changeEvidence(null, { have: true }, MOMENT), {
    v: 1,
    have: true,
    where: "",
    ...MOMENT,
  });
  assert.deepEqual(changeEvidence(null, { where: "Shelf 2" }, MOMENT), {
    v: 1,
    have: false,
    where: "Shelf 2",
    ...MOMENT,
  });
});

test("a change leaves the other part, and what later editions add", () => {
  const after = changeEvidence({ ...LINE, due: "May" }, { where: "Shelf 2" }, MOMENT);
  assert.deepEqual(after, { ...LINE, due: "May", where: "Shelf 2", ...MOMENT });
});

test("a line says something when it is ticked, or says a place", () => {
  assert.ok(isNoted({ ...LINE, where: "" }) && isNoted({ ...LINE, have: false }));
  assert.ok(!isNoted({ ...LINE, have: false, where: "" }) && !isNoted(null));
});

test("every line survives being written and read, whatever its words are", () => {
  for (const where of ["", "<script>alert(1)</script>", "O'Neill 📁", "على الرف", "a\nb\u0000"]) {
    const line = { ...LINE, where };
    assert.deepEqual(parseEvidence(EVIDENCE.write(line)).record, line);
  }
});

test("a text that is no such line is reported as corrupt, a newer one as newer", () => {
  for (const wrong of ["", "[]", "null", '{"v":1}', '{"v":1,"have":1,"where":""}']) {
    assert.deepEqual(parseEvidence(wrong), { record: null, trouble: "corrupt", unread: [] });
  }
  assert.equal(parseEvidence('{"v":2}').trouble, "newer");
  assert.equal(parseEvidence(null).trouble, null);
});
