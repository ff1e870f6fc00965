import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Holdings } from "#src/answers/holdings.js";
import { newAbout } from "#src/model/about.js";
import { readFile } from "#src/model/answers-file.js";
import { Views } from "#src/second-view/views.js";
import { Shelf } from "#src/storage/shelf.js";
import { UUID_A, UUID_B } from "../arbitrary.js";
import { FakeStorage, fakeClock } from "../fakes.js";
import { OUTLINE, rated } from "../handbook.js";

const t = (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key);
const [MENTORING] = OUTLINE.frameworks;

/** @type {FakeStorage} */ let storage;
/** @type {Views} */ let views;
const state = () => [...storage.texts].sort();
const received = (saved, { record = UUID_A, level = "new", rev = 1, answered = 1 } = {}) => {
  const about = { ...newAbout({ whose: "Ana", label: "Ben", role: "mentor" }, saved), saved, rev };
  const text = JSON.stringify(rated(level, { note: "seen", rev: answered }));
  return { record, about, texts: new Map([[`${record}:answer:listens`, text]]) };
};
const levelOf = (record) => views.answers(OUTLINE, MENTORING, record).get("listens")?.level;

beforeEach(() => {
  storage = new FakeStorage();
  storage.setItem("chb:ours:me:answer:listens", JSON.stringify(rated("alone", { note: "secret" })));
  storage.setItem("chb:ours:me:answer:watches", JSON.stringify(rated("helps")));
  const shelf = new Shelf(
    "ours",
    () => storage,
    () => new FakeStorage(),
  );
  const holdings = new Holdings(shelf, { handbook: "ours", edition: "2026.1" }, fakeClock());
  views = new Views(holdings, { t, language: "en" });
});

describe("views of somebody's practice", () => {
  test("that the reader gives is noted as saved when it is handed over, and has no notes unless chosen", () => {
    const record = views.begin({ whose: " Ana ", label: "Ben", role: "mentor" });
    storage.setItem(`chb:ours:${record}:answer:listens`, JSON.stringify(rated("new", { note: "secret" })));
    const [view] = views.list();
    assert.deepEqual([view.record, view.about.whose, view.about.saved], [record, "Ana", ""]);
    const { file } = readFile(views.file(view, false));
    assert.equal(file.records.size, 2);
    assert.ok(![...file.records.values()].join().includes("secret"));
    assert.equal(views.list()[0].about.saved, file.saved);
    assert.ok(views.file(view, true).includes("secret"));
    assert.match(views.names().get(record), /^second_view.by_mentor .*Ana/);
  });

  test("of the reader's own answers are called the same each time, and hold one framework's", () => {
    const sent = [1, 2].map(() => readFile(views.ownFile(OUTLINE, MENTORING, "Eva", false)).file);
    const [first, second] = sent.map(({ records }) => [...records.keys()]);
    assert.deepEqual(first, second);
    assert.equal(first.length, 2);
    assert.match(first[1], /:answer:listens$/);
    assert.equal(views.holdings.read().settings.view.name, "Eva");
  });

  test("that came in a file take the place of earlier ones, and not of later ones or one's own", () => {
    assert.equal(views.receive(received("2026-01-02")), "opened");
    const { opened } = views.list()[0].about;
    assert.equal(views.receive(received("2026-01-01")), "older");
    assert.equal(views.receive(received("2026-01-02")), "opened", "the same again");
    assert.equal(views.list()[0].about.opened, opened);
    assert.equal(views.receive(received("2026-01-03", { level: "helps" })), "opened");
    assert.deepEqual([levelOf(UUID_A), levelOf("me"), views.list().length], ["helps", "alone", 1]);
    const mine = views.begin({ whose: "Ana", label: "Me", role: "mentor" });
    assert.equal(views.receive(received("2027", { record: mine })), "own");
    assert.deepEqual(
      views.list().map(({ record }) => record),
      [mine, UUID_A],
    );
  });

  test("that was sent again from a clock that was set back takes the place of the earlier one", () => {
    views.receive(received("2026-06-02", { rev: 2 }));
    assert.equal(views.receive(received("2026-06-01", { rev: 3, level: "helps" })), "opened");
    assert.equal(levelOf(UUID_A), "helps");
    assert.equal(views.receive(received("2026-06-03", { rev: 2 })), "older");
    const own = [0, 1].map(() => readFile(views.ownFile(OUTLINE, MENTORING, "Eva", false)).file.records);
    views.holdings.changeSettings({ view: { ...views.holdings.read().settings.view, rev: "many" } });
    assert.doesNotMatch(views.ownFile(OUTLINE, MENTORING, "Eva", false), /many|null1/);
    const revs = own.map((records) => [...records.values()].map((text) => JSON.parse(text).rev)[0]);
    assert.ok(revs[0] > 1, "above those that an edition sent which did not count");
    assert.ok(revs[1] > revs[0]);
  });

  test("with later answers is the later one, whatever its own count says", () => {
    views.receive(received("2026-06-02", { rev: 9, answered: 3 }));
    assert.equal(views.receive(received("2026-06-01", { answered: 4, level: "helps" })), "opened");
    assert.equal(views.receive(received("2026-07-01", { rev: 10, answered: 2 })), "older");
    assert.equal(levelOf(UUID_A), "helps");
  });

  for (const saved of ["", "soon", "z", "9999", "Monday 9999", "\u{1f600}"]) {
    test(`that says it was saved at ${JSON.stringify(saved)} blocks no later one, and is not blocked`, () => {
      views.receive(received(saved));
      assert.equal(views.receive(received("2026-06-01", { level: "helps" })), "opened");
      assert.equal(views.receive(received(saved, { level: "with" })), "opened");
      assert.equal(levelOf(UUID_A), "with");
    });
  }

  test("is deleted with all that belongs to it, and brought back as it was", () => {
    views.receive(received("2026-01-02"));
    views.receive(received("2026-01-02", { record: UUID_B }));
    const before = state();
    const bringBack = views.remove(UUID_A);
    assert.deepEqual(
      state().filter(([key]) => key.includes(UUID_A)),
      [],
    );
    assert.equal(levelOf(UUID_B), "new");
    assert.equal(bringBack(), true);
    assert.deepEqual(state(), before);
    const again = views.remove(UUID_A);
    storage.quota = 0;
    assert.equal(again(), false, "there is no room to bring it back");
  });

  test("that cannot be kept is there until the page is left, and can be taken away and brought back", () => {
    const before = state();
    storage.quota = before.flat().join("").length;
    assert.equal(views.receive(received("2026-01-02")), "memory");
    assert.deepEqual([levelOf(UUID_A), state()], ["new", before]);
    const bringBack = views.remove(UUID_A);
    assert.deepEqual(views.list(), []);
    assert.equal(bringBack(), true);
    assert.equal(levelOf(UUID_A), "new");
    assert.equal(views.begin({ whose: "Ana", label: "Me", role: "mentor" }), null);
  });

  test("that could not be kept makes way for a newer file that can", () => {
    storage.quota = state().flat().join("").length;
    assert.equal(views.receive(received("2026-01-02")), "memory");
    storage.quota = Infinity;
    assert.equal(views.receive(received("2026-06-01", { level: "helps" })), "opened");
    assert.equal(levelOf(UUID_A), "helps");
  });
});
