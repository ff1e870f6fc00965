/**
 * `<chb-map record levels="id/former:fill …">`: the blocks of a framework, each filled as its reader
 * has answered. Its key, where it has one, brings the words. A tile that leads to a page of several
 * says how many of them are answered.
 */

import { fill } from "../kit/messages.js";
import { isAnswered } from "../model/answer.js";
import { levelNamed } from "../model/outline.js";
import { recordOf } from "../model/ownership.js";
import { answerKeys, readAcrossIds } from "../storage/former-ids.js";

/** @typedef {import("../model/answer.js").Answer} Answer */
/** @typedef {import("../storage/former-ids.js").Keys} Keys */
/**
 * @typedef {object} OfMaps
 * @property {import("../storage/records.js").Records<Answer>} answers
 * @property {string | null} subject
 */

export class MapView {
  /** @param {HTMLElement} element @param {import("../kit/page-element.js").Session & OfMaps} session */
  constructor(element, { answers, config, subject }) {
    this.element = element;
    this.answers = answers;
    this.levels = (element.getAttribute("levels") ?? "").split(" ").map((named) => {
      const [ids = "", fill = ""] = named.split(":");
      const [id = "", ...formerly] = ids.split("/");
      return { id, formerly, fill };
    });
    const record = recordOf(element, subject);
    /** @type {NodeListOf<HTMLElement>} */
    const blocks = element.querySelectorAll("[data-item]");
    /** @param {string} named */
    const keysOf = (named) => {
      const [id = "", ...formerly] = named.split("/");
      return answerKeys(config.handbook, record, id, formerly);
    };
    this.blocks = Array.from(blocks, (block) => ({
      block,
      keys: keysOf(block.dataset.item ?? ""),
    }));
    /** @type {NodeListOf<HTMLElement>} */
    const pages = element.querySelectorAll("[data-items]");
    this.pages = Array.from(pages, (tile) => {
      const items = (tile.dataset.items ?? "").split(" ");
      return { tile, items: items.map(keysOf) };
    });
    const inPages = this.pages.flatMap(({ items }) => items.flat());
    this.keys = new Set([...this.blocks.flatMap(({ keys }) => keys), ...inPages]);
  }

  /** @param {string} key */
  concerns(key) {
    return this.keys.has(key);
  }

  show() {
    const read = this.blocks.map(({ block, keys }) => ({
      block,
      answer: readAcrossIds(this.answers, keys).record,
    }));
    // Where nothing is answered yet, the map is the plain one of the page.
    const any = read.some(({ answer }) => isAnswered(answer));
    this.element.classList.toggle("chb-map--mine", any);
    const key = this.element.querySelector(".chb-key");
    if (key) /** @type {HTMLElement} */ (key).hidden = !any;
    for (const { block, answer } of read) this.fill(block, answer, any);
    for (const { tile, items } of this.pages) this.count(tile, items);
  }

  /** @private @param {HTMLElement} tile @param {readonly Keys[]} items  the keys of each */
  count(tile, items) {
    const answers = items.map((keys) => readAcrossIds(this.answers, keys).record);
    const done = answers.filter(isAnswered).length;
    const words = /** @type {HTMLElement} */ (tile.querySelector("[data-words]"));
    words.hidden = !done;
    words.textContent = fill(words.dataset.words ?? "", { done, count: items.length });
    tile.style.setProperty("--chb-answered", `${(100 * done) / items.length}%`);
  }

  /** @private @param {HTMLElement} block @param {Answer | null} answer @param {boolean} any */
  fill(block, answer, any) {
    const state = isAnswered(answer) ? answer.state : "open";
    const level = state === "rated" ? levelNamed(this.levels, answer?.level) : undefined;
    block.dataset.state = state;
    block.dataset.fill = level?.fill ?? "";
    const names = any ? [level?.id ?? state, answer?.matters === "high" ? "high" : ""] : [];
    const says = names.flatMap((name) => this.words(name));
    block.querySelector(".chb-tile-says")?.replaceChildren(...says);
  }

  /** What the key has for something that can be said of a block. @private @param {string} name */
  words(name) {
    const words = this.element.querySelector(`[data-says="${name}"] > *`);
    return words ? [words.cloneNode(true)] : [];
  }
}
