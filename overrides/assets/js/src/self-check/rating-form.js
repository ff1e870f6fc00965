/** The form of a competency's check: on the page, or made from the page's template. */

import { part } from "../kit/page-element.js";

/**
 * The form; made, where the check is folded up, when it is first asked for.
 * @param {HTMLElement} element  a `<chb-rating>`
 * @param {import("../kit/messages.js").Translate} t
 */
export function formOf(element, t) {
  const there = element.querySelector("form");
  if (there) return there;
  const made = copyOf(element, "form");
  const sentence = part(element, ".chb-self-check", HTMLElement);
  part(element, ".chb-check", HTMLElement).append(made);
  const form = part(element, "form", HTMLFormElement);
  part(form, "legend", HTMLElement).prepend(sentence, " ");
  for (const radio of radiosOf(form)) radio.name = `answer-${competencyOf(element)}`;
  const named = [part(form, ".chb-remove", HTMLElement), part(form, "summary", HTMLElement)];
  for (const control of named) nameFor(element, control, t);
  return form;
}

/**
 * What the page's template of a kind holds, to be put somewhere.
 * @param {HTMLElement} element
 * @param {"form" | "more" | "then"} kind
 */
export const copyOf = (element, kind) => document.importNode(templateOf(element, kind).content, true);

/** @param {HTMLElement} element @param {string} kind */
function templateOf(element, kind) {
  const framework = CSS.escape(element.getAttribute("framework") ?? "");
  const selector = `template.chb-rating-${kind}[data-framework="${framework}"]`;
  return part(document.body, selector, HTMLTemplateElement);
}

/** Where the levels of a check stand, made or not yet. @param {HTMLElement} element */
export const levelsOf = (element) => element.querySelector("form") ?? templateOf(element, "form").content;

/** The radios of the choice, and no others. @param {ParentNode} form */
export const radiosOf = (form) =>
  /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[data-state]"));

/** @param {HTMLElement} element */
export const competencyOf = (element) => element.getAttribute("competency") ?? "";

/**
 * Name a control by its words and the competency, since many on a page say the same.
 * @param {HTMLElement} element
 * @param {HTMLElement} control
 * @param {import("../kit/messages.js").Translate} t
 * @param {string} words  its own where left out
 */
export function nameFor(element, control, t, words = control.textContent ?? "") {
  const title = element.getAttribute("named") ?? "";
  control.setAttribute("aria-label", t("rating.named", { words: words.trim().replace(/\s+/g, " "), title }));
}
