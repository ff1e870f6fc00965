/** The check of one item, made from the page's template as a self-check's page has it. */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Question } from "./asked-items.js" */

/** @param {Question} question @param {Translate} t @returns {HTMLElement} */
export function questionOf(question, t) {
  const { competency, framework } = question;
  const code = competency.code ? [make("span", { class: "chb-code" }, competency.code), " "] : [];
  const title = make("h2", { id: `asked-${question.id}` }, ...code, competency.title);
  const check = make("div", { class: "chb-check" }, ratingOf(question, t));
  const section = make("section", { class: "chb-asked", "aria-labelledby": title.id }, title, check);
  if (framework.lang) section.lang = framework.lang;
  return section;
}

/** @param {Question} question @param {Translate} t */
function ratingOf({ id, competency, framework }, t) {
  const { formerly = [], earlier = [], same = [], title, hash } = competency;
  const rating = document.createElement("chb-rating");
  const attributes = {
    ...{ framework: framework.id, record: framework.record, competency: id, hash, named: title },
    ...(formerly.length > 0 && { formerly: formerly.join(" ") }),
    ...(earlier.length > 0 && { earlier: earlier.join(" ") }),
    ...(same.length > 0 && { same: JSON.stringify(same) }),
  };
  for (const [name, value] of Object.entries(attributes)) rating.setAttribute(name, value);
  const selector = `template.chb-rating-form[data-framework="${CSS.escape(framework.id)}"]`;
  const template = part(document.body, selector, HTMLTemplateElement);
  rating.append(document.importNode(template.content, true));
  const form = part(rating, "form", HTMLFormElement);
  const asks = competency.asks ?? competency.statement;
  part(form, "legend", HTMLElement).prepend(
    make("span", { class: "chb-self-check", dir: "auto" }, asks),
    " ",
  );
  fillLevels(form, id, competency.levels ?? {});
  for (const control of [part(form, ".chb-remove", HTMLElement), part(form, "summary", HTMLElement)]) {
    const words = (control.textContent ?? "").trim().replace(/\s+/g, " ");
    control.setAttribute("aria-label", t("rating.named", { words, title }));
  }
  leadTo(part(form, ".chb-check-foot a", HTMLAnchorElement), competency.link, t("participants.read"), title);
  return rating;
}

/** What the item itself says of a level stands in the place of the scale's words. @param {HTMLFormElement} form @param {string} id @param {Record<string, string>} levels */
function fillLevels(form, id, levels) {
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-state]"))) {
    radio.name = `answer-${id}`;
    const words = levels[radio.value];
    if (words === undefined) continue;
    radio.dataset.descriptor = words;
    part(/** @type {HTMLElement} */ (radio.closest("label")), ".chb-anchor-text", HTMLElement).textContent =
      words;
  }
}

/** @param {HTMLAnchorElement} link @param {string} href @param {string} words @param {string} title */
function leadTo(link, href, words, title) {
  link.href = href;
  link.removeAttribute("aria-label");
  link.replaceChildren(words, make("span", { class: "chb-hidden" }, `: ${title}`));
}

/**
 * What is chosen now, and before where that is asked: the level's place from 1, 0 for none.
 * @param {ParentNode} place
 * @param {string} id
 * @param {string[]} levels  the lowest first
 */
export function choicesAt(place, id, levels) {
  const rating = place.querySelector(`chb-rating[competency="${CSS.escape(id)}"]`);
  const chosen = (/** @type {string} */ selector) => {
    const radio = /** @type {HTMLInputElement | null | undefined} */ (rating?.querySelector(selector));
    return radio ? levels.indexOf(radio.value) + 1 : 0;
  };
  return { then: chosen(".chb-then input:checked"), now: chosen("input[data-state=rated]:checked") };
}
