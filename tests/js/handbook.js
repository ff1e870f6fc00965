/** A small handbook's outline for tests, and answers to it at random. */

import fc from "fast-check";

const level = (id) => ({ id, label: id.toUpperCase(), text: `I am ${id}.` });
export const GROWTH = { id: "growth", best: "last", levels: ["new", "with", "alone", "helps"].map(level) };
export const AGENCY = { id: "impl", best: "first", levels: ["full", "most", "part", "none"].map(level) };

const framework = (id, record, scale, domains) => ({
  id,
  title: id,
  record,
  link: `../../frameworks/${id}/`,
  check: `../../self-assessment/${id}/`,
  scale,
  domains: Object.entries(domains).map(([name, competencies]) => ({
    id: name,
    code: "",
    title: name,
    competencies,
  })),
});

const FRAMEWORKS = [
  framework("mentoring", "me", GROWTH, { trust: ["listens", "asks"], plan: ["aims", "visits"] }),
  framework("coaching", "me", GROWTH, { see: ["watches", "notes"] }),
  framework("standard", "agency", AGENCY, { "": ["trains", "hires"] }),
];

const competencies = FRAMEWORKS.flatMap(({ id: framework, domains }) =>
  domains.flatMap(({ competencies }) =>
    competencies.map((id) => [
      id,
      { code: "", title: id, statement: `It ${id}.`, hash: `hash-${id}`, link: `#${id}`, framework },
    ]),
  ),
);

export const OUTLINE = {
  edition: "2026.1",
  frameworks: FRAMEWORKS,
  competencies: Object.fromEntries(competencies),
};
export const MINE = ["listens", "asks", "aims", "visits", "watches", "notes"];

/** An answer with whatever else is given. */
export const answer = (state, level = null, more = {}) => ({
  v: 1,
  state,
  level,
  rev: 1,
  at: "2026-01-01T00:00:00.000Z",
  seen: null,
  ...more,
});
export const rated = (level, more) => answer("rated", level, more);

/** Any answer that can be kept, or none. */
export const anyAnswer = fc.option(
  fc
    .record({
      state: fc.constantFrom("rated", "unsure", "na", "none"),
      level: fc.constantFrom("new", "with", "alone", "helps", "gone", "full"),
      more: fc.record(
        {
          matters: fc.constantFrom("low", "some", "high"),
          training: fc.constant(true),
          then: fc.constantFrom("new", "with", "alone", "helps", "gone"),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ state, level, more }) => answer(state, state === "rated" ? level : null, more)),
);

/** Any answers to all competencies of a person, by id. */
export const anyAnswers = fc.record(Object.fromEntries(MINE.map((id) => [id, anyAnswer])));
