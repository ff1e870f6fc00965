/**
 * SHA-1 (FIPS 180-4) and names made of it (RFC 9562, version 5). Pure.
 *
 * Not for secrets. The browser's own is missing on pages that are not served securely, and the
 * name of what was read from a file has to be the one that the handbook's command gives it.
 */

/**
 * @param {string} namespace  a uuid
 * @param {string} text
 */
export function uuid5(namespace, text) {
  const space = (namespace.replace(/-/g, "").match(/../g) ?? []).map((hex) => parseInt(hex, 16));
  const hash = sha1(new Uint8Array([...space, ...new TextEncoder().encode(text)])).slice(0, 16);
  hash[6] = (Number(hash[6]) & 0x0f) | 0x50;
  hash[8] = (Number(hash[8]) & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {Uint8Array} message @returns {Uint8Array} 20 bytes */
export function sha1(message) {
  const blocks = pad(message);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let at = 0; at < blocks.byteLength; at += 64) mix(state, new DataView(blocks.buffer, at, 64));
  const hash = new DataView(new ArrayBuffer(20));
  for (const [n, word] of state.entries()) hash.setUint32(n * 4, word);
  return new Uint8Array(hash.buffer);
}

/** The message, a one, zeros, and its length in bits, in whole blocks. @param {Uint8Array} message */
function pad(message) {
  const blocks = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  blocks.set(message);
  blocks[message.length] = 0x80;
  const bits = new DataView(blocks.buffer, blocks.length - 8);
  bits.setUint32(0, Math.floor(message.length / 2 ** 29));
  bits.setUint32(4, message.length * 8);
  return blocks;
}

/** What each of the four rounds mixes in. */
const ROUNDS = [
  { add: 0x5a827999, mix: (/** @type {number[]} */ [b = 0, c = 0, d = 0]) => (b & c) | (~b & d) },
  { add: 0x6ed9eba1, mix: (/** @type {number[]} */ [b = 0, c = 0, d = 0]) => b ^ c ^ d },
  { add: 0x8f1bbcdc, mix: (/** @type {number[]} */ [b = 0, c = 0, d = 0]) => (b & c) | (b & d) | (c & d) },
  { add: 0xca62c1d6, mix: (/** @type {number[]} */ [b = 0, c = 0, d = 0]) => b ^ c ^ d },
];

/** @param {Uint32Array} state @param {DataView} block */
function mix(state, block) {
  const words = new Uint32Array(80);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let n = 0; n < 80; n += 1) {
    const before = (/** @type {number} */ back) => words[n - back] ?? 0;
    words[n] = n < 16 ? block.getUint32(n * 4) : rotate(before(3) ^ before(8) ^ before(14) ^ before(16), 1);
    const round = /** @type {typeof ROUNDS[0]} */ (ROUNDS[Math.floor(n / 20)]);
    const next = (rotate(a, 5) + round.mix([b, c, d]) + e + round.add + (words[n] ?? 0)) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  for (const [n, word] of [a, b, c, d, e].entries()) state[n] = (state[n] ?? 0) + word;
}

/** @param {number} word @param {number} bits */
const rotate = (word, bits) => (word << bits) | (word >>> (32 - bits));
