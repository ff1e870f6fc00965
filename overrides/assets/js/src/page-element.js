/** The custom elements' common part: shown when they join a page, and again at every change. */

/**
 * @typedef {object} Session  what all elements of a page share
 * @property {import("./storage.js").Answers} answers
 * @property {import("./config.js").Config} config
 * @property {import("./announcer.js").Announcer} announcer
 *
 * @typedef {object} View
 * @property {(competency: string | null) => boolean} concerns
 * @property {(elsewhere: boolean) => void} show
 */

/**
 * Define an element whose server-rendered inside a view brings to life.
 * @param {string} name
 * @param {new (element: HTMLElement, session: Session) => View} ViewOfIt
 * @param {Session} session
 */
export function defineElement(name, ViewOfIt, session) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        // An element that is moved on the page keeps its view, and its listeners, once.
        const view = (this.view = this.view ?? new ViewOfIt(this, session));
        this.leave = session.answers.subscribe((competency, elsewhere) => {
          if (view.concerns(competency)) view.show(elsewhere);
        });
        view.show(false);
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
  const found = element.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`<${element.localName}> lacks its ${selector}`);
}
