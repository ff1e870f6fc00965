/** Elements made by script. Everything that a reader has typed goes in as text, never as markup. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}

/**
 * A button that does something on this page.
 * @param {string} words
 * @param {() => void} act
 * @param {string} [about]  what else a screen reader is told: which of several like it
 */
export function button(words, act, about = "") {
  const made = make("button", { type: "button", class: "chb-small-button" }, words);
  if (about) made.append(make("span", { class: "chb-hidden" }, `: ${about}`));
  made.addEventListener("click", act);
  return made;
}
