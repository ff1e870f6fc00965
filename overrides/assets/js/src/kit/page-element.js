/** The custom elements' common part: shown when they join a page, and again at every change. */

/**
 * @typedef {object} Session  what all elements of a page share
 * @property {import("../storage/shelf.js").Shelf} shelf
 * @property {import("./config.js").Config} config
 * @property {import("./announcer.js").Announcer} announcer
 * @property {import("../storage/admission.js").Admission} admission
 * @property {import("../storage/presence.js").Presence} presence
 *
 * @typedef {object} View
 * @property {(key: string) => boolean} [concerns]
 *   whether it shows what stands below a key; left out, it may show anything
 * @property {(elsewhere: boolean, key: string | null) => void} show  null: anything may be new
 */

/**
 * Define an element whose server-rendered inside a view brings to life.
 * @template {Session} S
 * @param {string} name
 * @param {new (element: HTMLElement, session: S) => View} ViewOfIt
 * @param {S} session
 */
export function defineElement(name, ViewOfIt, session) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        // An element that is moved on the page keeps its view, and its listeners, once.
        this.view = this.view ?? new ViewOfIt(this, session);
        const { view } = this;
        this.leave = session.shelf.subscribe((key, elsewhere) => {
          if (key === null || (view.concerns?.(key) ?? true)) view.show(elsewhere, key);
        });
        view.show(false, null);
      }

      disconnectedCallback() {
        this.leave?.();
      }
    },
  );
}

/**
 * A hook of the server-rendered markup. Raises an error that names it where it is missing.
 * @template {HTMLElement} T
 * @param {HTMLElement} element
 * @param {string} selector
 * @param {new () => T} kind
 */
export function part(element, selector, kind) {
  const hook = element.querySelector(selector);
  if (hook instanceof kind) return hook;
  throw new Error(`<${element.localName}> lacks its ${selector}`);
}

/**
 * Let neither the browser nor the theme act on what a form is for.
 * @param {Document | HTMLElement} place  where it is heard
 * @param {(target: EventTarget | null) => boolean} isOurs  whether something there is meant
 */
export function keepToItself(place, isOurs = () => true) {
  // Enter in a form without a submit button must not reload the page.
  place.addEventListener("submit", (event) => isOurs(event.target) && event.preventDefault());
  // The theme turns pages at p, n, comma and full stop, and searches at s, f and slash.
  place.addEventListener("keydown", (given) => {
    const event = /** @type {KeyboardEvent} */ (given);
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (typed && isOurs(event.target)) event.stopPropagation();
  });
}
