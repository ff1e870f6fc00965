import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gapsOf, sidesOf } from "#src/second-view/side-by-side.js";
import { AGENCY, answer, GROWTH, OUTLINE, rated } from "../handbook.js";

const [MENTORING, , STANDARD] = OUTLINE.frameworks;
const gaps = (one, other, framework = MENTORING) =>
  gapsOf(
    sidesOf(framework, new Map(Object.entries(one)), new Map(Object.entries(other))),
    framework.scale,
  ).map(({ id, one, other, gap }) => [id, one, other, gap]);

describe("how far two views are apart", () => {
  test("the widest gap comes first, then the order of the handbook", () => {
    const one = { listens: rated("new"), asks: rated("alone"), aims: rated("with"), visits: rated("helps") };
    const other = {
      listens: rated("with"),
      asks: rated("alone"),
      aims: rated("helps"),
      visits: rated("alone"),
    };
    assert.deepEqual(gaps(one, other), [
      ["aims", 1, 3, 2],
      ["listens", 0, 1, 1],
      ["visits", 3, 2, 1],
      ["asks", 2, 2, 0],
    ]);
  });

  test("what only one has rated has no gap", () => {
    const one = { listens: rated("new"), asks: rated("new"), aims: answer("unsure") };
    assert.deepEqual(gaps(one, { asks: answer("na"), aims: rated("new") }), []);
    assert.deepEqual(gaps({ listens: rated("gone") }, { listens: rated("new") }), []);
  });

  test("a level is known by the id that it had before", () => {
    const levels = GROWTH.levels.map((one) => ({ ...one, formerly: [`old-${one.id}`] }));
    const renamed = { ...MENTORING, scale: { ...GROWTH, levels } };
    assert.deepEqual(gaps({ asks: rated("old-helps") }, { asks: rated("new") }, renamed), [
      ["asks", 3, 0, 3],
    ]);
  });

  test("an agency's places are those of its own scale", () => {
    assert.equal(STANDARD.scale, AGENCY);
    assert.deepEqual(gaps({ trains: rated("full") }, { trains: rated("none") }, STANDARD), [
      ["trains", 0, 3, 3],
    ]);
  });
});
