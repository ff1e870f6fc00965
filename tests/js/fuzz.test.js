/** Whatever becomes of what is stored, nothing throws, and what was not damaged stands. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { previewOf } from "#src/answers/preview.js";
import { ABOUT } from "#src/model/about.js";
import { ANSWER } from "#src/model/answer.js";
import { fileText, readFile } from "#src/model/answers-file.js";
import { EVIDENCE } from "#src/model/evidence.js";
import { inventoryOf } from "#src/model/inventory.js";
import { compareTexts, isRemoval, placeOf } from "#src/model/kinds.js";
import { joinRecords, merge } from "#src/model/merge.js";
import { readSettings, settingsText } from "#src/model/settings.js";
import { SHEET } from "#src/model/sheet.js";
import { SNAPSHOT } from "#src/model/snapshot.js";
import { countsOf, prioritiesOf, standingsOf, strengthsOf } from "#src/my-pages/scoring.js";
import { readAcrossIds } from "#src/storage/former-ids.js";
import { readJournal, recover } from "#src/storage/journal.js";
import { Records } from "#src/storage/records.js";
import { Shelf } from "#src/storage/shelf.js";
import { FakeStorage } from "./fakes.js";
import { OUTLINE } from "./handbook.js";
import { damaged, randomly, swapped, swapValue, WHOLE } from "./mutations.js";

const SEED = 20261122;
const COUNT = 10_000;
const KINDS = { about: ABOUT, answer: ANSWER, evidence: EVIDENCE, snapshot: SNAPSHOT, sheet: SHEET };
const kindOf = (name) => KINDS[placeOf(name).part];
const TEXTS = new Map(Object.entries(WHOLE).map(([name, record]) => [name, JSON.stringify(record)]));

/** Do something with so many damaged records; a failure tells the seed that repeats it alone. */
function withEach(count, act) {
  for (let n = 0; n < count; n += 1) {
    try {
      act(randomly(SEED + n), n);
    } catch (error) {
      error.message = `Seed ${SEED + n}: ${error.message}`;
      throw error;
    }
  }
}

describe(`of ${COUNT} damaged records`, () => {
  test("each is read without an error, and what is read is written and read again as the same", () => {
    withEach(COUNT, (random) => {
      const [name, text] = damaged(random);
      const kind = kindOf(name);
      const { record, trouble } = kind.parse(text);
      assert.equal(record === null, trouble !== null);
      if (record === null) return;
      const written = kind.write(record);
      assert.equal(kind.write(kind.parse(written).record), written);
      assert.ok(Number.isSafeInteger(record.rev) && record.rev >= 0);
      isRemoval(record);
      compareTexts(name, text, TEXTS.get(name));
    });
    assert.equal({}.polluted, undefined);
  });

  test("each is kept as it is or as it was understood, and the others beside it stay", () => {
    withEach(COUNT, (random) => {
      const [name, text] = damaged(random);
      const beside = new Map([...TEXTS].filter(([other]) => other !== name));
      const { records, others } = inventoryOf(new Map([...beside, [name, text]]));
      for (const [other, whole] of beside) assert.equal(records.get(other), whole);
      assert.equal(records.get(name) ?? others.get(name)?.text, text);
      const merged = merge(records, TEXTS);
      for (const [other, whole] of beside) assert.equal(merged.get(other), whole);
    });
  });

  test("each makes way for a new answer, and is set aside unless it was understood", () => {
    withEach(COUNT, (random, n) => {
      const [name, text] = damaged(random);
      if (placeOf(name).part !== "answer") return;
      const store = new FakeStorage();
      store.setItem(`chb:h:${name}`, text);
      const answers = new Records(
        new Shelf(
          "h",
          () => store,
          () => new FakeStorage(),
        ),
        ANSWER,
      );
      const before = readAcrossIds(answers, [`chb:h:${name}`, "chb:h:me:answer:former"]);
      const make = (was, moment) => ({ ...was, v: 1, state: "na", level: null, seen: null, ...moment });
      const { record, kept, trouble } = answers.change(`chb:h:${name}`, make);
      if (trouble === "newer") return assert.equal(store.getItem(`chb:h:${name}`), text);
      assert.equal(record.state, "na", String(n));
      assert.ok(kept);
      if (before.trouble === "corrupt") assert.equal(store.getItem("chb:h:quarantine:1"), text);
    });
  });
});

test("a record of which one part is damaged keeps its other parts", () => {
  /** Without these, nobody can say what a record is. */
  const needed = {
    about: ["v", "whose"],
    answer: ["v", "state", "level"],
    evidence: ["v", "have", "where"],
    snapshot: ["v", "label", "taken", "answers"],
    sheet: ["v", "name", "fields"],
  };
  withEach(COUNT, (random) => {
    const { name, key, text, record: whole } = swapped(random);
    const { part } = placeOf(name);
    const { record, unread } = kindOf(name).parse(text);
    if (needed[part].includes(key)) return;
    assert.ok(record, `${name} ${key}`);
    for (const [other, value] of Object.entries(whole)) {
      if (other !== key) assert.deepEqual(record[other], value, `${name}: ${key} took ${other}`);
    }
    assert.ok(unread.every((field) => field === key));
  });
});

test("a sheet or a snapshot of which one entry is damaged keeps its other entries", () => {
  for (const junk of ["3", "null", "[]", "{}", "true"]) {
    const sheet = `{"v":1,"name":"A","fields":{"what":"We met.","next":${junk}},"rev":1,"at":""}`;
    const { record, unread } = SHEET.parse(sheet);
    assert.deepEqual(record.fields, { what: "We met." });
    assert.deepEqual(unread, ["fields"]);
    const kept = '{"state":"na","level":null}';
    const answers = `{"asks":${kept},"listens":${junk}}`;
    const snapshot = `{"v":1,"label":"A","taken":"","answers":${answers},"rev":1,"at":""}`;
    assert.deepEqual(SNAPSHOT.parse(snapshot).record.answers, { asks: JSON.parse(kept) });
  }
});

test("damaged settings and journals say nothing that is not true", () => {
  const settings = JSON.stringify({
    v: 1,
    session: true,
    saved: { at: "2026", mark: "0a" },
    view: { record: "me", name: "Ana" },
  });
  const journal = JSON.stringify({
    v: 1,
    at: 5,
    undo: [
      ["me:answer:a", null, "0a"],
      ["b", "c", null],
    ],
  });
  withEach(COUNT, (random) => {
    const read = readSettings(swapValue(settings, random));
    assert.deepEqual(readSettings(settingsText(read)), read);
    const damagedJournal = swapValue(journal, random).slice(0, random() < 0.5 ? undefined : -3);
    readJournal(damagedJournal);
    const store = new FakeStorage();
    store.setItem("chb:h:journal", damagedJournal);
    store.setItem("chb:h:me:answer:listens", TEXTS.get("me:answer:listens"));
    recover(
      new Shelf(
        "h",
        () => store,
        () => new FakeStorage(),
      ),
      1e9,
    );
    assert.equal(store.getItem("chb:h:me:answer:listens"), TEXTS.get("me:answer:listens"));
  });
});

test("a file is opened without an error, and gives what was not damaged", () => {
  const head = { handbook: "h", edition: "2026.1", saved: "2026-03-01T09:00:00.000Z" };
  const whole = JSON.stringify(JSON.parse(fileText(head, TEXTS)));
  let opened = 0;
  withEach(COUNT, (random) => {
    const { file } = readFile(swapValue(whole, random));
    if (file === null) return;
    opened += 1;
    const same = [...TEXTS].filter(([name, text]) => file.records.get(name) === text);
    assert.ok(same.length >= TEXTS.size - 1, `${same.length} of ${TEXTS.size} came in`);
    const after = joinRecords(new Map(), file);
    for (const [name, text] of same) assert.equal(after.get(name), text);
  });
  assert.ok(opened > COUNT * 0.8);
  withEach(COUNT / 10, (random) => {
    const { file } = readFile(swapValue(swapValue(whole, random), random));
    if (file) previewOf("merge", TEXTS, file.records);
    readFile(whole.slice(0, random() * whole.length));
    readFile(damaged(random)[1]);
  });
});

test("counts of damaged answers are whole numbers that add up", () => {
  withEach(COUNT / 10, (random) => {
    const answerOf = () => ANSWER.parse(damaged(random)[1]).record;
    const standings = standingsOf(OUTLINE, "me", answerOf);
    const { levels, ...counts } = countsOf(standings, OUTLINE.frameworks[0].scale);
    const { all, rated, unsure, na, again, open } = counts;
    assert.equal(rated + unsure + na + again + open, all);
    assert.equal(
      levels.reduce((a, b) => a + b, 0),
      rated,
    );
    strengthsOf(standings);
    prioritiesOf(standings);
  });
});
