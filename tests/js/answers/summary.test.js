import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reportOf, tableOf } from "#src/answers/report.js";
import { amountsOf, answersTo, changesSinceSave, countsOf, obsoleteAnswers } from "#src/answers/summary.js";
import { UUID_A, UUID_B } from "../arbitrary.js";

const t = (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key);
const LEVELS = [
  { id: "new", label: "New to me", text: "I rarely do." },
  { id: "alone", label: "Alone", text: "I do." },
];
const FRAMEWORK = {
  id: "listening",
  title: "Listening",
  record: "me",
  scale: { id: "s", best: "last", levels: LEVELS },
  domains: [{ id: "d", code: "1", title: "Attention", competencies: ["waits", "asks"] }],
};
const AGENCY = {
  ...FRAMEWORK,
  id: "agency",
  title: "Agency",
  record: "agency",
  domains: [{ id: "x", code: "", title: "", competencies: ["coa"] }],
};
const competency = (fields) => ({
  code: "1.10",
  title: "Waits",
  statement: "Lets a silence stand.",
  hash: "",
  link: "",
  ...fields,
});
const OUTLINE = {
  edition: "2026.1",
  frameworks: [FRAMEWORK, AGENCY],
  competencies: {
    waits: competency({ formerly: ["pauses"] }),
    asks: competency({ code: "", title: "Asks", statement: "Asks." }),
    coa: competency({ title: "Trains" }),
  },
};
const answer = (fields) =>
  JSON.stringify({ v: 1, state: "rated", level: "alone", rev: 1, at: "2026-01-01", seen: null, ...fields });
const NOTED = {
  note: "=1+1",
  evidence: ["a", "b"],
  matters: "high",
  training: true,
  then: "new",
  plan: { goal: "Wait", steps: ["one", "two"], support: "Ana", due: "2027-01-01" },
};

describe("answers through this edition's outline", () => {
  test("renamed by table: what was answered under the former id counts, the newest of all", () => {
    const former = new Map([["me:answer:pauses", answer({ level: "new", rev: 3 })]]);
    assert.equal(answersTo(OUTLINE, FRAMEWORK, former).get("waits").level, "new");
    const both = new Map([...former, ["me:answer:waits", answer({ rev: 4 })]]);
    assert.equal(answersTo(OUTLINE, FRAMEWORK, both).get("waits").level, "alone");
    assert.deepEqual(obsoleteAnswers(OUTLINE, both), []);
  });

  test("an agency's answers and a person's never meet", () => {
    const records = new Map([
      ["agency:answer:waits", answer()],
      ["me:answer:coa", answer()],
    ]);
    assert.equal(answersTo(OUTLINE, FRAMEWORK, records).size, 0);
    assert.equal(answersTo(OUTLINE, AGENCY, records).size, 0);
  });

  test("removed from the edition: kept under a list of its own", () => {
    const records = new Map([
      ["me:answer:gone", answer()],
      ["me:answer:__proto__", answer()],
      ["me:answer:removed", answer({ state: "none", level: null })],
    ]);
    assert.deepEqual(
      obsoleteAnswers(OUTLINE, records).map(({ id }) => id),
      ["gone", "__proto__"],
    );
  });

  test("zero answers count to nothing, all not applicable to themselves", () => {
    assert.deepEqual(countsOf([]), { rated: 0, unsure: 0, na: 0, notes: 0, plans: 0 });
    assert.equal(countsOf([JSON.parse(answer({ state: "na", level: null }))]).na, 1);
  });

  test("a note alone, and evidence alone, is an answer with a note or evidence", () => {
    const noted = [{ note: "with Ana" }, { evidence: ["a photo"] }, {}].map((more) =>
      JSON.parse(answer(more)),
    );
    assert.equal(countsOf(noted).notes, 2);
  });

  test("removed copies and views do not count, live ones do, each once, a session as what it is", () => {
    const sheet = (fields) => JSON.stringify({ v: 1, name: "", fields: {}, rev: 1, at: "", ...fields });
    const records = new Map([
      [`me:sheet:notes:${UUID_A}`, sheet()],
      [`me:sheet:notes:${UUID_B}`, sheet({ deleted: true })],
      ["me:sheet:workshop--session:1", sheet({ fields: { session: "v=1&k=a&p=waits" } })],
      [`${UUID_A}:about`, '{"v":1,"whose":"Ana"}'],
      [`${UUID_A}:answer:waits`, answer()],
    ]);
    const amounts = { sheets: 1, sessions: 1, snapshots: 0, evidence: 0, views: 1 };
    assert.deepEqual(amountsOf(OUTLINE, records), amounts);
  });
});

describe("lines of evidence", () => {
  const line = (fields) => JSON.stringify({ v: 1, have: true, where: "", rev: 1, at: "", ...fields });
  const outline = { ...OUTLINE, evidence: { plan: ["old-plan", "draft"] } };
  const lines = (records) => amountsOf(outline, new Map(Object.entries(records))).evidence;

  test("one that was renamed counts once, under whichever ids it stands", () => {
    assert.equal(lines({ "agency:evidence:old-plan": line() }), 1);
    const both = { "agency:evidence:plan": line({ rev: 2 }), "agency:evidence:old-plan": line() };
    assert.equal(lines(both), 1);
    assert.equal(lines({ ...both, "agency:evidence:draft": line(), "agency:evidence:other": line() }), 2);
  });

  test("one that was emptied does not count, whatever an older one under a former id says", () => {
    const emptied = { "agency:evidence:plan": line({ have: false, rev: 2 }) };
    assert.equal(lines(emptied), 0);
    assert.equal(lines({ "agency:evidence:old-plan": line({ where: "Shelf" }), ...emptied }), 0);
    assert.equal(lines({ ...emptied, "agency:evidence:draft": line({ rev: 3 }) }), 1);
  });
});

describe("since the last file", () => {
  const records = new Map([["me:answer:waits", answer({ at: "2026-02-01" })]]);
  const saved = (at, mark) => ({ v: 1, saved: { at, mark } });
  test("never saved is said as such", () => {
    assert.equal(changesSinceSave({ v: 1 }, "m", records), null);
  });
  test("the same mark: nothing has changed, whatever the clock says", () => {
    assert.deepEqual(changesSinceSave(saved("2020", "m"), "m", records), {
      at: "2020",
      changed: false,
      count: 0,
    });
  });
  test("another mark: so many were changed later", () => {
    assert.equal(changesSinceSave(saved("2026-01-15", "m"), "n", records).count, 1);
  });
  test("clock moved backwards: something has changed, it cannot be told what", () => {
    assert.deepEqual(changesSinceSave(saved("2027", "m"), "n", records), {
      at: "2027",
      changed: true,
      count: 0,
    });
  });
});

describe("a report and its table", () => {
  const records = new Map([
    ["me:answer:waits", answer(NOTED)],
    ["me:answer:gone", answer({ level: "lost", seen: { hash: "", lang: "en", text: "I was here." } })],
    ["agency:answer:coa", answer({ state: "na", level: null })],
    [`${UUID_A}:answer:waits`, answer()],
  ]);

  test("says every answer in words, those to what is gone last, nobody else's", () => {
    const parts = reportOf(OUTLINE, records, t, true);
    assert.deepEqual(
      parts.map(({ framework, domain }) => [framework, domain]),
      [
        ["Listening", "1 Attention"],
        ["Agency", ""],
        ["answers.gone_title", ""],
      ],
    );
    const [
      {
        said: [waits],
      },
      {
        said: [coa],
      },
      {
        said: [gone],
      },
    ] = parts;
    assert.deepEqual(
      [waits.answer, waits.anchor, waits.then, waits.note],
      ["Alone", "I do.", "New to me", "=1+1"],
    );
    assert.deepEqual(
      [coa.answer, gone.answer, gone.statement],
      ["answers.na", "answers.level_gone", "I was here."],
    );
  });

  test("without notes, nothing of them is in it", () => {
    const parts = reportOf(OUTLINE, records, t, false);
    assert.doesNotMatch(JSON.stringify(parts), /1\+1|"Wait"|two|Ana/);
    assert.equal(tableOf(parts, t, false)[0].length, 9);
  });

  test("the table has a row for each answer, and as many cells in each", () => {
    const table = tableOf(reportOf(OUTLINE, records, t, true), t, true);
    assert.deepEqual(
      table.map((row) => row.length),
      [15, 15, 15, 15],
    );
    assert.deepEqual(table[1].slice(0, 6), [
      "Listening",
      "1 Attention",
      "1.10",
      "Waits",
      "Lets a silence stand.",
      "Alone",
    ]);
    assert.deepEqual(table[1].slice(-5), ["a\nb", "Wait", "one\ntwo", "Ana", "2027-01-01"]);
  });
});
