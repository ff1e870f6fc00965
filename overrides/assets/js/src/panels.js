/**
 * Material's nested sections in the drawer: an open one is a panel over the one above it.
 *
 * Labels and checkboxes again: a keyboard could neither open a section nor go back, and would
 * wander through what the panel covers.
 */

const OPEN = ".md-nav__toggle:checked ~ .md-nav";
const CLOSED = ".md-nav__toggle:not(:checked) ~ .md-nav";
const ARROW = ".md-nav__icon";
const FOCUSABLE = "a[href], button, [tabindex='0']";

export class Panels {
  /** @param {HTMLElement} sidebar */
  constructor(sidebar) {
    this.sidebar = sidebar;
    /** @type {NodeListOf<HTMLInputElement>} */
    this.toggles = sidebar.querySelectorAll("input.md-nav__toggle");
    /** @type {HTMLElement[]} made inert by this */
    this.covered = [];
    sidebar.addEventListener("keydown", pressArrow);
  }

  /** Make the open panel's links, and no others, usable. @param {boolean} narrow */
  mirror(narrow) {
    for (const element of this.covered) element.inert = false;
    this.covered = narrow ? [...this.closed(), ...this.beside(this.top())] : [];
    for (const element of this.covered) element.inert = true;
    for (const toggle of this.toggles) {
      for (const label of toggle.labels ?? []) dress(label, toggle.checked, narrow);
    }
  }

  /** The panel that covers all others, or the sidebar itself. @returns {HTMLElement} */
  top() {
    /** @type {NodeListOf<HTMLElement>} */
    const open = this.sidebar.querySelectorAll(OPEN);
    const reachable = [...open].filter((panel) => !panel.parentElement?.closest(CLOSED));
    return reachable.filter(isShown).pop() ?? this.sidebar;
  }

  /** Where the focus goes when a panel opens. @returns {HTMLElement | undefined} */
  first() {
    /** @type {NodeListOf<HTMLElement>} */
    const inside = this.top().querySelectorAll(FOCUSABLE);
    return [...inside].find((element) => isShown(element) && !element.closest("[inert]"));
  }

  /**
   * What opened a section, to go back to when it closes.
   * @param {HTMLInputElement} toggle
   * @returns {HTMLElement | null}
   */
  opener(toggle) {
    return this.sidebar.querySelector(`.md-nav__link[for="${CSS.escape(toggle.id)}"] ${ARROW}`);
  }

  /** @private @returns {NodeListOf<HTMLElement>} */
  closed() {
    return this.sidebar.querySelectorAll(CLOSED);
  }

  /** All that stands beside a panel, up to the sidebar. @private @param {HTMLElement} panel */
  beside(panel) {
    /** @type {HTMLElement[]} */
    const found = [];
    for (let at = panel; at !== this.sidebar && at.parentElement; at = at.parentElement) {
      const children = /** @type {HTMLElement[]} */ ([...at.parentElement.children]);
      found.push(...children.filter((child) => child !== at));
    }
    return found;
  }
}

/** @param {KeyboardEvent} event */
function pressArrow(event) {
  const { key, target } = event;
  if (!(target instanceof HTMLElement) || !target.matches(ARROW)) return;
  if (key !== "Enter" && key !== " ") return;
  event.preventDefault();
  target.click();
}

/**
 * Make a label's arrow a button, since a label itself may not be one. On wide screens sections
 * are no panels, and the theme's own attributes come back.
 * @param {HTMLLabelElement} label
 * @param {boolean} expanded
 * @param {boolean} narrow
 */
function dress(label, expanded, narrow) {
  label.dataset.chbTabindex = label.dataset.chbTabindex ?? label.getAttribute("tabindex") ?? "";
  setOrRemove(label, "tabindex", narrow ? "" : label.dataset.chbTabindex);
  const arrow = label.querySelector(ARROW);
  if (!arrow) return;
  // A section with a page of its own has a link, and beside it a label that is a mere arrow.
  const name = (label.closest(".md-nav__container") ?? label).textContent?.trim() ?? "";
  const attributes = {
    role: "button",
    tabindex: "0",
    "aria-expanded": String(expanded),
    "aria-label": name,
  };
  for (const [attribute, value] of Object.entries(attributes)) {
    setOrRemove(arrow, attribute, narrow ? value : "");
  }
}

/** @param {Element} element @param {string} attribute @param {string} value */
function setOrRemove(element, attribute, value) {
  if (value) element.setAttribute(attribute, value);
  else element.removeAttribute(attribute);
}

/** @param {Element} element */
const isShown = (element) => element.getClientRects().length > 0;
