/** The choice of several items of a page, to present one after another, or to print as a handout. */

import { button, make } from "../kit/make.js";
import { contentOf, nameOf } from "./content.js";
import { deckOf } from "./items.js";

/** @import { Translate } from "../kit/messages.js" */

export class HandoutChoice {
  /**
   * @param {Element} item  that is chosen to begin with
   * @param {Element} article
   * @param {Translate} t
   * @param {(items: Element[]) => void} print
   */
  constructor(item, article, t, print) {
    this.t = t;
    this.print = print;
    this.items = [...new Set([item, ...deckOf(item, article)])].sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    this.boxes = this.items.map((it) => {
      const box = make("input", { type: "checkbox", value: it.id });
      box.checked = it === item;
      return box;
    });
    this.present = make("a", { class: "chb-small-button" }, t("present.chosen_present"));
    this.paper = button(t("present.chosen_print"), () => this.printChosen());
    const names = this.items.map((it) => nameOf(contentOf(it, article, [], make("span"))));
    const labels = this.boxes.map((box, at) => make("label", {}, box, ` ${names[at]}`));
    const title = make("h2", { id: "chb-choice-title" }, t("present.choice"));
    const close = button(t("present.close"), () => this.dialog.close());
    this.dialog = make(
      "dialog",
      { class: "chb-share-sheet chb-handout-choice", "aria-labelledby": title.id },
      make("div", { class: "chb-share-head" }, title, close),
      make("div", { role: "group", "aria-labelledby": title.id }, ...labels),
      make("div", { class: "chb-share-ways" }, this.present, this.paper),
    );
    this.dialog.addEventListener("change", () => this.offer());
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  open() {
    document.body.append(this.dialog);
    this.offer();
    this.dialog.showModal();
  }

  get chosen() {
    return this.items.filter((_, at) => this.boxes[at]?.checked);
  }

  /** Let the ways lead to what is chosen; to nothing where nothing is. */
  offer() {
    const ids = this.chosen.map(({ id }) => id).join();
    this.paper.disabled = ids === "";
    if (ids) this.present.setAttribute("href", `?only=${ids}`);
    else this.present.removeAttribute("href");
  }

  printChosen() {
    const { chosen } = this;
    this.dialog.close();
    this.print(chosen);
  }
}
