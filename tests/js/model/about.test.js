import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ABOUT, aboutKey, changeAbout, namesOf, newAbout, parseAbout, tidyName } from "#src/model/about.js";
import { UUID_A, UUID_B } from "../arbitrary.js";

const NOW = "2026-11-22T10:00:00.000Z";
const NAMES = ["Ana, Díaz", "O'Neill", "👩‍🏫", "على الرف", "<b>Bo</b>", '"'];

describe("whose a record is", () => {
  test("its key names the handbook and the record", () => {
    assert.equal(aboutKey("ours", UUID_A), `chb:ours:${UUID_A}:about`);
  });

  for (const name of NAMES) {
    test(`names with comma, apostrophe, emoji, right-to-left survive: ${name}`, () => {
      const about = newAbout({ whose: ` ${name}  `, label: name, role: "mentor" }, NOW);
      assert.deepEqual([about.whose, about.label, about.rev], [name, name, 1]);
      assert.deepEqual(parseAbout(ABOUT.write(about)).record, about);
    });
  }

  test("spaces around and within a name count once", () => {
    assert.equal(tidyName("  Ana \u00a0\n Díaz "), "Ana Díaz");
  });

  test("a change makes it newer, and keeps what later editions add", () => {
    const about = { ...newAbout({ whose: "Ana", label: "Bo", role: "mentor" }, NOW), later: 1 };
    const saved = changeAbout(about, { saved: "2027" }, "2027");
    assert.deepEqual(saved, { ...about, saved: "2027", rev: 2, at: "2027" });
  });

  test("what is none is corrupt, and a missing role is only unknown", () => {
    for (const wrong of ["null", "[]", '{"v":1}', '{"v":1,"whose":3}']) {
      assert.equal(parseAbout(wrong).trouble, "corrupt");
    }
    assert.equal(parseAbout('{"v":2}').trouble, "newer");
    assert.equal(parseAbout('{"v":1,"whose":"Ana"}').record.role, "");
  });
});

describe("duplicate labels", () => {
  const called = ({ whose, label }) => `${whose} by ${label}`;
  const apart = (label, { created }, number) => `${label} (${created.slice(0, 10)}, ${number})`;
  const about = (whose, created) => ({ ...newAbout({ whose, label: "Bo", role: "" }, created) });
  const listed = (...pairs) => pairs.map(([record, made]) => ({ record, about: made }));

  test("a name that is there once is called by itself", () => {
    const names = namesOf(listed([UUID_A, about("Ana", NOW)], [UUID_B, about("Eva", NOW)]), called, apart);
    assert.deepEqual(
      [...names],
      [
        [UUID_A, "Ana by Bo"],
        [UUID_B, "Eva by Bo"],
      ],
    );
  });

  test("are told apart by their day", () => {
    const names = namesOf(
      listed([UUID_A, about("Ana", "2026-02-01")], [UUID_B, about("Ana", "2026-01-01")]),
      called,
      apart,
    );
    assert.equal(names.get(UUID_A), "Ana by Bo (2026-02-01, 0)");
    assert.equal(names.get(UUID_B), "Ana by Bo (2026-01-01, 0)");
  });

  test("and those of one day by a number", () => {
    const names = namesOf(listed([UUID_A, about("Ana", NOW)], [UUID_B, about("Ana", NOW)]), called, apart);
    assert.equal(names.get(UUID_A), "Ana by Bo (2026-11-22, 1)");
    assert.equal(names.get(UUID_B), "Ana by Bo (2026-11-22, 2)");
  });
});
