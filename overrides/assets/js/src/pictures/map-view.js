/**
 * `<chb-map record levels="id/former:fill …">`: the blocks of a framework, each filled as its reader
 * has answered. Its key, where it has one, brings the words.
 */

import { isAnswered } from "../model/answer.js";
import { levelNamed } from "../model/outline.js";
import { recordOf } from "../model/ownership.js";
import { answerKeys, readAcrossIds } from "../storage/former-ids.js";

/** @typedef {import("../model/answer.js").Answer} Answer */
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
    this.blocks = Array.from(blocks, (block) => {
      const [id = "", ...formerly] = (block.dataset.item ?? "").split("/");
      return { block, keys: answerKeys(config.handbook, record, id, formerly) };
    });
    this.keys = new Set(this.blocks.flatMap(({ keys }) => keys));
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
