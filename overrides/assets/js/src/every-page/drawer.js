/**
 * Makes Material's drawer, a label and a checkbox, work by keyboard and for screen readers.
 *
 * The header holds a real button, hidden until this runs:
 * `button[data-chb-drawer][aria-controls][data-open-label][data-close-label]`.
 */

import { DRAWER, DRAWER_LABELS, DRAWER_TOGGLE, WITH_DRAWER } from "../kit/theme.js";

/** Does nothing on a page without a drawer or without the button. */
export function startDrawer() {
  const button = document.querySelector("button[data-chb-drawer]");
  const toggle = document.querySelector(DRAWER_TOGGLE);
  const sidebar = document.querySelector(DRAWER);
  if (
    button instanceof HTMLButtonElement &&
    toggle instanceof HTMLInputElement &&
    sidebar instanceof HTMLElement
  ) {
    new Drawer(button, toggle, sidebar).start();
  }
}

class Drawer {
  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLInputElement} toggle
   * @param {HTMLElement} sidebar
   */
  constructor(button, toggle, sidebar) {
    this.button = button;
    this.toggle = toggle;
    this.sidebar = sidebar;
    this.narrow = matchMedia(WITH_DRAWER);
  }

  start() {
    this.button.addEventListener("click", () => this.turn(!this.toggle.checked));
    // The theme too closes the drawer, when a link in it leads to a place on the same page.
    this.toggle.addEventListener("change", () => this.mirror());
    this.narrow.addEventListener("change", () => this.mirror());
    window.addEventListener("pageshow", () => this.mirror());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen()) this.turn(false);
    });
    document.addEventListener("focusin", (event) => this.closeBehind(event.target));
    this.takeOverLabels();
    this.mirror();
  }

  /** The veil and the drawer's title are labels too; the header's own gives way to the button. */
  takeOverLabels() {
    for (const label of document.querySelectorAll(DRAWER_LABELS)) {
      if (label.closest("header")) label.remove();
      label.addEventListener("click", (event) => {
        if (event.target instanceof Element && event.target.closest("a")) return;
        event.preventDefault();
        this.turn(false);
      });
    }
  }

  isOpen() {
    return this.narrow.matches && this.toggle.checked;
  }

  /** Open or close, and take the focus along. @param {boolean} open */
  turn(open) {
    this.set(open);
    this.focus(open ? this.sidebar.querySelector("a[href]") : this.button);
  }

  /**
   * What slides in is still on its way: scrolling to it would tear the page.
   * @param {HTMLElement | null} to
   */
  focus(to) {
    to?.focus({ preventScroll: true });
  }

  /** @param {boolean} open */
  set(open) {
    this.toggle.checked = open;
    this.toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Bring the button and the sidebar in step with the checkbox, whoever changed it. */
  mirror() {
    const open = this.isOpen();
    const label = open ? this.button.dataset.closeLabel : this.button.dataset.openLabel;
    this.button.hidden = !this.narrow.matches;
    this.button.setAttribute("aria-expanded", String(open));
    this.button.setAttribute("aria-label", label ?? "");
    const closed = this.narrow.matches && !open;
    // Made inert, the sidebar would drop a focus that is still inside it.
    if (closed && this.sidebar.contains(document.activeElement)) this.button.focus();
    this.sidebar.inert = closed;
  }

  /**
   * Focus that moves on behind the open drawer would be out of sight.
   * @param {EventTarget | null} target
   */
  closeBehind(target) {
    if (!this.isOpen() || target === this.button || !(target instanceof Node)) return;
    if (!this.sidebar.contains(target)) this.set(false);
  }
}
