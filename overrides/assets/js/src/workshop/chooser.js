/** Looks for items of the handbook, and offers each to be put into the session. */

import { button, make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { findItems } from "../model/session-items.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { ReadySession, SessionItem } from "../model/session-items.js" */
/** @typedef {{isThere: (id: string) => boolean, add: (item: SessionItem) => void, begin: (ready: ReadySession) => void}} Wishes */

const MOST_SHOWN = 12;

export class Chooser {
  /** @param {HTMLElement} element @param {Map<string, SessionItem>} items @param {Translate} t @param {Wishes} wishes */
  constructor(element, items, t, wishes) {
    this.items = items;
    this.t = t;
    this.wishes = wishes;
    this.found = part(element, "[data-part=found]", HTMLElement);
    this.count = part(element, "[data-part=count]", HTMLElement);
    this.field = part(element, "[name=words]", HTMLInputElement);
    this.field.addEventListener("input", () => this.show());
  }

  show() {
    const { t, field, found, count, wishes } = this;
    const all = findItems(this.items.values(), field.value);
    const shown = all.slice(0, MOST_SHOWN);
    found.replaceChildren(...shown.map((item) => this.entry(item, wishes.isThere(item.id))));
    const values = { count: all.length, shown: shown.length };
    const key = all.length === 0 ? "found_none" : all.length > MOST_SHOWN ? "found_first" : "found";
    count.textContent = field.value.trim() ? t(`workshop.${key}`, values) : "";
  }

  /** @private @param {SessionItem} item @param {boolean} isThere */
  entry(item, isThere) {
    const { t } = this;
    const act = isThere
      ? make("span", { class: "chb-my-aside" }, t("workshop.there"))
      : button(t("workshop.add_it"), () => this.add(item), item.title);
    const place = item.place ? [make("span", { class: "chb-my-aside" }, item.place)] : [];
    const words = make(
      "div",
      {},
      make("a", { href: item.link }, item.title),
      ...place,
      ...(item.text === item.place ? [] : [make("p", {}, item.text)]),
    );
    return make("li", {}, words, act);
  }

  /** The button that was pressed goes; the focus stays where another can be looked for. @private @param {SessionItem} item */
  add(item) {
    this.wishes.add(item);
    this.show();
    this.field.focus();
  }

  /** @param {HTMLElement} place @param {ReadySession[]} ready */
  offerReady(place, ready) {
    const { t, wishes } = this;
    const entries = ready.map((it) => {
      const minutes = it.parts.reduce((sum, [, spent]) => sum + spent, 0);
      const facts = make("span", { class: "chb-my-aside" }, t("workshop.begin_facts", { minutes }));
      const link = this.items.get(it.id)?.link;
      const title = link ? make("a", { href: link }, it.title) : make("span", {}, it.title);
      return make(
        "li",
        {},
        make("div", {}, title, facts),
        button(t("workshop.begin"), () => wishes.begin(it), it.title),
      );
    });
    part(place, "ul", HTMLElement).replaceChildren(...entries);
    place.hidden = ready.length === 0;
  }
}
