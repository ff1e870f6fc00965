/**
 * Records as damage leaves them: cut off, overwritten, of the wrong type, far too deep. The same
 * seed makes the same records. As a command, `node mutations.js COUNT SEED`, it prints them.
 */

import { pathToFileURL } from "node:url";
import { UUID_A, UUID_B } from "./arbitrary.js";

const MOMENT = { rev: 3, at: "2026-03-01T09:00:00.000Z" };
const SEEN = { hash: "0123456789ab", lang: "en", text: "I let a silence stand." };
const PLAN = { goal: "To wait.", steps: ["Count", "Breathe"], support: "Ana", due: "2026-05-01" };
const DETAILS = {
  then: "growth-just-starting",
  matters: "high",
  training: true,
  note: "Wait! <b>“على”</b> 👩‍🏫",
  evidence: ["a recording", "notes"],
  plan: PLAN,
};

/** A whole record of each kind, by its name. */
export const WHOLE = {
  "me:answer:listens": {
    v: 1,
    state: "rated",
    level: "growth-on-my-own",
    ...MOMENT,
    seen: SEEN,
    ...DETAILS,
  },
  "me:answer:asks": { v: 1, state: "unsure", level: null, ...MOMENT, seen: SEEN },
  "me:answer:waits": { v: 1, state: "none", level: null, ...MOMENT, seen: null, note: "Later." },
  "agency:evidence:policy": { v: 1, have: true, where: "Shelf 3", ...MOMENT },
  [`${UUID_A}:about`]: {
    v: 1,
    whose: "Sam",
    label: "Ana",
    role: "mentor",
    created: MOMENT.at,
    saved: "",
    ...MOMENT,
  },
  [`me:snapshot:${UUID_A}`]: {
    v: 1,
    label: "Spring",
    taken: MOMENT.at,
    ...MOMENT,
    answers: {
      listens: { state: "rated", level: "growth-on-my-own", then: "growth-just-starting" },
      asks: { state: "na", level: null },
    },
  },
  [`me:sheet:notes:${UUID_B}`]: {
    v: 1,
    name: "With Sam",
    fields: { what: "We met.", next: "Call." },
    ...MOMENT,
  },
};

/** Numbers from 0 to below 1, the same for the same seed (Mulberry32). @param {number} seed */
export function randomly(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const DEEP = 20_000;
const JUNK = [
  "null",
  "0",
  "-1",
  "1e400",
  "1e15",
  "3.5",
  '"3"',
  '""',
  '"x"',
  "true",
  "false",
  "[]",
  "{}",
  '[null,{"a":[]}]',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":1,"length":-1}',
  '"\\ud800"',
  '"\\u0000"',
  JSON.stringify("long ".repeat(20_000)),
  `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
];
const STRAY = ["\u0000", "\ud800", '"', "{", "}", "[", ":", ",", "\\", "\ufeff", "9", "é", "\u2028"];
const KEYS = ["__proto__", "constructor", "toString", "deleted", "v", "", "extra", "then", "plan"];

/** @template T @param {() => number} random @param {readonly T[]} from @returns {T} */
const pick = (random, from) => from[Math.floor(random() * from.length)];

/** What damage does to a text. */
const DAMAGES = [
  (text, random) => text.slice(0, random() * text.length),
  (text, random) => text.slice(random() * text.length),
  (text, random) => splice(text, random, 1, pick(random, STRAY)),
  (text, random) => splice(text, random, random() * 20, ""),
  (text, random) => splice(text, random, 0, pick(random, STRAY).repeat(1 + random() * 3)),
  (text, random) => splice(text, random, 1, String.fromCharCode(random() * 65536)),
  (_, random) => pick(random, JUNK),
  (text) => text + text,
  (text, random) => swapValue(text, random),
  (text, random) => swapValue(swapValue(text, random), random),
  (text, random) => addKey(text, random),
];

const splice = (text, random, gone, added) => {
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + added + text.slice(at + gone);
};

/** One of the values of a JSON text, at any depth, becomes another. */
export function swapValue(text, random) {
  const values = [...text.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|-?\d+|true|false|null)(?=[,\]}])/g)];
  if (values.length === 0) return text;
  const { index, 0: value } = pick(random, values);
  return text.slice(0, index) + pick(random, JUNK) + text.slice(index + value.length);
}

const addKey = (text, random) =>
  text.replace("{", () => `{${JSON.stringify(pick(random, KEYS))}:${pick(random, JUNK)},`);

/** One damaged record: its name, and its text. @param {() => number} random */
export function damaged(random) {
  const [name, record] = pick(random, Object.entries(WHOLE));
  return /** @type {[string, string]} */ ([name, pick(random, DAMAGES)(JSON.stringify(record), random)]);
}

/** A record with one of its own keys holding something else: name, key, text. @param {() => number} random */
export function swapped(random) {
  const [name, record] = pick(random, Object.entries(WHOLE));
  const key = pick(random, Object.keys(record));
  const others = JSON.stringify({ ...record, [key]: undefined });
  const text = `${others.slice(0, -1)},${JSON.stringify(key)}:${pick(random, JUNK)}}`;
  return { name, key, text, record };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const random = randomly(Number(process.argv[3]));
  const made = Array.from({ length: Number(process.argv[2]) }, () => damaged(random));
  process.stdout.write(JSON.stringify(made));
}
