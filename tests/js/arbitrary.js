/** Records of every kind as fast-check makes them, strange words and ids included. */

import fc from "fast-check";

export const UUID_A = "01890a5d-ac96-774b-bcce-b302099a8057";
export const UUID_B = "01890a5d-ac96-774b-bcce-b302099a8058";

const words = fc.oneof(
  fc.string(),
  fc.constantFrom("O'Neill, Ana", "<script>alert(1)</script>", "على الرف", "👩‍🏫", "=1+1", "\u2028"),
);
const id = fc.oneof(
  fc.constantFrom("listens", "asks", "__proto__", "constructor", "toString"),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
);
const moment = {
  rev: fc.integer({ min: 0, max: 5 }),
  at: fc.constantFrom("", "2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"),
};
const seen = fc.option(fc.record({ hash: words, lang: words, text: words }));
const details = {
  note: words.filter((text) => text.trim() !== ""),
  matters: fc.constantFrom("low", "some", "high"),
  training: fc.constant(true),
  futureField: fc.jsonValue(),
};
const answer = fc.oneof(
  fc.record(
    { v: fc.constant(1), state: fc.constant("rated"), level: id, ...moment, seen, ...details },
    { requiredKeys: ["v", "state", "level", "rev", "at", "seen"] },
  ),
  fc.record({
    v: fc.constant(1),
    state: fc.constantFrom("unsure", "na", "none"),
    level: fc.constant(null),
    ...moment,
    seen,
  }),
);
const evidence = fc.record({ v: fc.constant(1), have: fc.boolean(), where: words, ...moment });
const about = fc.record({
  v: fc.constant(1),
  whose: words,
  label: words,
  role: words,
  created: words,
  saved: words,
  ...moment,
});
const snapshot = fc.record({
  v: fc.constant(1),
  label: words,
  taken: words,
  answers: fc.dictionary(id, fc.jsonValue()),
  ...moment,
});
const sheet = fc.oneof(
  fc.record({ v: fc.constant(1), name: words, fields: fc.dictionary(id, words), ...moment }),
  fc.record({ v: fc.constant(1), deleted: fc.constant(true), ...moment }),
);
const record = fc.constantFrom("me", "agency", UUID_A, UUID_B);
const uuid = fc.constantFrom(UUID_A, UUID_B);
const named = (name, value) =>
  fc.tuple(
    name,
    value.map((fields) => JSON.stringify(fields)),
  );

/** One record: its name, and its text. */
export const entry = fc.oneof(
  named(
    fc.tuple(record, id).map(([r, i]) => `${r}:answer:${i}`),
    answer,
  ),
  named(
    fc.tuple(record, id).map(([r, i]) => `${r}:evidence:${i}`),
    evidence,
  ),
  named(
    record.map((r) => `${r}:about`),
    about,
  ),
  named(
    fc.tuple(record, uuid).map(([r, u]) => `${r}:snapshot:${u}`),
    snapshot,
  ),
  named(
    fc.tuple(id, uuid).map(([i, u]) => `me:sheet:${i}:${u}`),
    sheet,
  ),
);
/** Records of a handbook, by their names. */
export const texts = fc.array(entry, { maxLength: 12 }).map((entries) => new Map(entries));

/** What no edition can read, or only a later one. */
export const unread = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.nat(9).map((n) => `quarantine:${n + 1}`),
        fc.string(),
      ),
      fc.tuple(
        id.map((i) => `me:answer:${i}`),
        fc.constantFrom("[]", '{"v":2}', '{"v":1,"sta'),
      ),
      fc.tuple(
        id.map((i) => `me:later-kind:${i}`),
        fc.string(),
      ),
    ),
    { maxLength: 5 },
  )
  .map((entries) => new Map(entries));
