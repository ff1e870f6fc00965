/**
 * Short codes, to be written on a slip: one person's choices in a session, and nothing else. Pure.
 *
 * Three random letters tell the slips of two people apart who chose the same. Two letters are made
 * of the session and the rest; the last one finds a letter that was misread, or two that changed places.
 */

import { shortMark } from "../model/mark.js";
import { placesOf, seedOf } from "./asked.js";

/** @import { Asked } from "./asked.js" */
/** @typedef {{choices: number[]} | {fault: "malformed" | "foreign"}} Reading  of a code, as typed */

/** No two look alike in handwriting, and without vowels they make no words. Their number is a prime. */
export const LETTERS = "BCFHJKMNPRSTVWXYZ";
/** What is taken for a letter when it is read. @type {Record<string, string>} */
const MISREAD = { 2: "Z", 5: "S", 8: "B", G: "C", U: "V" };
const BASE = LETTERS.length;
/** So many different slips can hold the same choices. */
export const SLIPS = BASE ** 3;
const MARK_LETTERS = 2;
/** Of a code for one item with two levels. */
const SHORTEST = 7;
const LONGEST = 120;

/**
 * @param {Asked} asked
 * @param {number[]} choices  one for each place, 0 for none
 * @param {number} slip  below `SLIPS`, by chance
 * @returns {string} letters without spaces
 */
export function codeOf(asked, choices, slip) {
  const places = placesOf(asked);
  let value = 0n;
  for (let at = places.length - 1; at >= 0; at--) {
    value = value * BigInt(places[at] ?? 1) + BigInt(choices[at] ?? 0);
  }
  const body = digitsOf(value * BigInt(SLIPS) + BigInt(slip), bodyLength(places));
  const marked = [...body, ...marksOf(asked, body)];
  return lettersOf([...marked, checkOf(marked)]);
}

/** In groups of three, as people read them. @param {string} code */
export const spaced = (code) => code.replace(/(.{3})(?=.)/g, "$1 ");

/**
 * What a code says; nothing that is typed throws.
 * @param {Asked} asked
 * @param {string} text
 * @returns {Reading}
 */
export function readCode(asked, text) {
  const digits = typedDigits(text);
  if (!digits || !isSound(digits)) return { fault: "malformed" };
  const places = placesOf(asked);
  const length = bodyLength(places);
  const body = digits.slice(0, length);
  const isOurs = digits.length === length + MARK_LETTERS + 1 && isSame(digits.slice(length), asked, body);
  const choices = isOurs ? choicesIn(body, places) : null;
  return choices ? { choices } : { fault: "foreign" };
}

/** The letters of what was typed, as one word: the same code is the same word. @param {string} text */
export const codeIn = (text) => lettersOf(typedDigits(text) ?? []);

/** @param {number[]} rest @param {Asked} asked @param {number[]} body */
const isSame = (rest, asked, body) => marksOf(asked, body).every((digit, at) => digit === rest[at]);

/** @param {number[]} body @param {number[]} places @returns {number[] | null} null where it says more than was asked */
function choicesIn(body, places) {
  let value = body.reduceRight((sum, digit) => sum * BigInt(BASE) + BigInt(digit), 0n) / BigInt(SLIPS);
  const choices = places.map((count) => {
    const choice = Number(value % BigInt(count));
    value /= BigInt(count);
    return choice;
  });
  return value === 0n ? choices : null;
}

/** How many letters hold the choices and the slip. @param {number[]} places */
function bodyLength(places) {
  const all = places.reduce((product, count) => product * BigInt(count), BigInt(SLIPS));
  let length = 0;
  for (let room = 1n; room < all; room *= BigInt(BASE)) length++;
  return length;
}

/** The smallest digit first. @param {bigint} value @param {number} length */
function digitsOf(value, length) {
  let rest = value;
  return Array.from({ length }, () => {
    const digit = Number(rest % BigInt(BASE));
    rest /= BigInt(BASE);
    return digit;
  });
}

/** @param {Asked} asked @param {number[]} body */
function marksOf(asked, body) {
  const number = Number.parseInt(shortMark(`${seedOf(asked)}\n${lettersOf(body)}`), 36);
  return digitsOf(BigInt(number), MARK_LETTERS);
}

/** No weight is a multiple of the base, and no two neighbors have the same. @param {number} at */
const weightAt = (at) => (at % (BASE - 1)) + 1;

/** @param {number[]} digits */
const isSound = (digits) => digits.reduce((sum, digit, at) => sum + digit * weightAt(at), 0) % BASE === 0;

/** The digit that makes them sound. @param {number[]} digits */
function checkOf(digits) {
  let check = 0;
  while (!isSound([...digits, check])) check++;
  return check;
}

/** @param {number[]} digits */
const lettersOf = (digits) => digits.map((digit) => LETTERS[digit]).join("");

/** @param {string} text @returns {number[] | null} null for what cannot be a code */
function typedDigits(text) {
  if (text.length > 2 * LONGEST) return null;
  const typed = [...text.toUpperCase().replace(/[\s.·_–-]/g, "")];
  const digits = typed.map((letter) => LETTERS.indexOf(MISREAD[letter] ?? letter));
  const isCode = digits.length >= SHORTEST && digits.length <= LONGEST && digits.every((digit) => digit >= 0);
  return isCode ? digits : null;
}
