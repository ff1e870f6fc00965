/** The sheet over a page with one item's link, citation and code, and the ways to show or print it. */

import { addressOf, itemFacts, ofThisEdition } from "../kit/addresses.js";
import { download } from "../kit/download.js";
import { loadHandouts } from "../kit/handouts.js";
import { button, make } from "../kit/make.js";
import { qrSvg } from "../kit/qr.js";
import { loadGlobal } from "../kit/scripts.js";
import { ownPartsOf, rankOf } from "../present/items.js";
import { citationOf, titleOf } from "./citation.js";

/** @import { Translate } from "../kit/messages.js" */
/** @typedef {{handbook: string, edition: string, t: Translate}} Of */

const CHECK = /^check-/;
/** The name of an entry is no longer than this. */
const LONGEST = 60;

export class ShareSheet {
  /** @param {string} id @param {Of} of */
  constructor(id, of) {
    const { edition, t } = of;
    this.of = of;
    this.item = /** @type {Element} */ (document.getElementById(id));
    this.edition = edition;
    this.t = t;
    this.status = make("p", { class: "chb-share-status", role: "status" });
    this.dialog = make("dialog", { class: "chb-share-sheet", "aria-labelledby": "chb-share-title" });
    this.dialog.append(...this.content());
    this.dialog.addEventListener("close", () => this.dialog.remove());
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  /** A check has no short address of its own: its place on this page is what is shared. */
  get isCheck() {
    return CHECK.test(this.item.id);
  }

  /** The short address in full, without an edition: what is read out, drawn and printed. */
  get address() {
    const here = new URL(`#${this.item.id}`, location.href.replace(/[?#].*/, "")).href;
    return (this.isCheck ? null : addressOf(this.item.id)) ?? here;
  }

  /** @returns {(Node | string)[]} */
  content() {
    const { t, item, address } = this;
    const link = this.isCheck ? address : ofThisEdition(address);
    const close = button(t("share.close"), () => this.dialog.close());
    return [
      make("div", { class: "chb-share-head" }, this.heading(), close),
      ...this.copied(
        "link",
        t("share.link"),
        link,
        this.isCheck ? "" : t("share.link_text", { edition: this.edition }),
      ),
      ...this.copied("citation", t("share.citation"), citationOf(item, this.edition, link, t)),
      make("div", { class: "chb-share-ways" }, ...this.ways()),
      ...this.code(),
      ...this.parts(),
      ...this.embedding(),
      this.status,
    ];
  }

  heading() {
    return make("h2", { id: "chb-share-title" }, this.t("share.title", { title: titleOf(this.item) }));
  }

  /**
   * A text to copy, in a field that can be read and marked by hand.
   * @param {string} name
   * @param {string} label
   * @param {string} text
   * @param {string} [told]
   */
  copied(name, label, text, told = "") {
    const id = `chb-share-${name}`;
    const field = make("textarea", { id, readonly: "", rows: name === "link" ? "2" : "3" });
    field.value = text;
    field.addEventListener("focus", () => field.select());
    return [
      make("label", { for: id }, label),
      make(
        "div",
        { class: "chb-share-text" },
        field,
        button(this.t("share.copy"), () => void this.copy(field), label),
      ),
      ...(told ? [make("p", { class: "chb-share-told" }, told)] : []),
    ];
  }

  /** @param {HTMLTextAreaElement} field */
  async copy(field) {
    field.focus();
    field.select();
    this.status.textContent = "";
    try {
      // Outside secure pages there is no clipboard at all.
      await navigator.clipboard.writeText(field.value);
      this.status.textContent = this.t("share.copied");
    } catch {
      this.status.textContent = this.t("share.copy_by_hand");
    }
  }

  ways() {
    const add = itemFacts().adder ? [button(this.t("share.add"), () => void this.add())] : [];
    if (this.isCheck) return add;
    const present = make(
      "a",
      { class: "chb-small-button", href: `?only=${this.item.id}` },
      this.t("share.present"),
    );
    return [
      present,
      button(this.t("share.print"), () => this.handOut("print")),
      button(this.t("share.several"), () => this.handOut("choose")),
      ...add,
    ];
  }

  /** Into the session that is prepared; of a check, what is checked. */
  async add() {
    const { handbook, t } = this.of;
    this.status.textContent = "";
    try {
      /** @type {typeof import("./session-adder.js").addToSession} */
      const add = await loadGlobal(itemFacts().adder ?? "", "chbAddToSession");
      this.status.replaceChildren(...(await add(this.item.id.replace(CHECK, ""), handbook, t)));
    } catch {
      this.status.textContent = t("share.add_failed");
    }
    this.status.scrollIntoView({ block: "nearest" });
  }

  /** @param {"print" | "choose"} way */
  async handOut(way) {
    try {
      const handouts = await loadHandouts();
      this.dialog.close();
      if (way === "print") handouts.print([this.item]);
      else handouts.choose(this.item);
    } catch {
      this.status.textContent = this.t("share.lacking");
    }
  }

  code() {
    const label = make("h3", {}, this.t("share.code"));
    const place = make("figure", { class: "chb-share-code" });
    const drawn = (/** @type {SVGSVGElement} */ svg) => {
      const save = button(this.t("share.save_code"), () => download(this.item.id, "svg", drawing(svg)));
      place.append(
        svg,
        make("figcaption", {}, make("p", {}, this.t("share.code_text")), make("p", {}, this.address), save),
      );
    };
    const none = () => {
      label.remove();
      place.remove();
    };
    void qrSvg(this.address, this.t("share.code")).then(drawn, none);
    return [label, place];
  }

  /** The ways to each cell of a row, or to each entry that stands below another item. */
  parts() {
    const cells = [...this.item.querySelectorAll(":scope > td[id]")];
    const entries = rankOf(this.item) > 1 ? ownPartsOf(this.item).flatMap(signedIn) : [];
    const ways = [...cells, ...entries].map((part) => {
      const name = part.getAttribute("data-column") ?? beginning(part);
      return make(
        "li",
        {},
        button(name, () => this.turnTo(part.id)),
      );
    });
    if (ways.length === 0) return [];
    const list = make("ul", { class: "chb-share-columns" }, ...ways);
    if (cells.length > 0) return [make("h3", {}, this.t("share.columns")), list];
    return [make("details", {}, make("summary", {}, this.t("share.parts")), list)];
  }

  /** @param {string} id */
  turnTo(id) {
    this.dialog.close();
    new ShareSheet(id, this.of).open();
  }

  /** What shows an item in another site; a work as a whole has nothing of the kind, nor has a file. */
  embedding() {
    const { protocol } = location;
    if (this.isCheck || rankOf(this.item) === 1 || protocol === "file:") return [];
    const source = this.address.replace("/go/", `/${itemFacts().place ?? ""}embed/`).replace(/\?.*/, "");
    const title = titleOf(this.item).replace(/"/g, "&quot;");
    const snippet = `<iframe src="${source}" title="${title}" width="100%" height="${this.item.closest("tr") ? 420 : 600}"></iframe>`;
    return [
      make(
        "details",
        {},
        make("summary", {}, this.t("share.embed")),
        ...this.copied("embed", this.t("share.embed_code"), snippet),
      ),
    ];
  }
}

/** The entries in a part of a page that have an address. @param {Element} part */
const signedIn = (part) =>
  [...part.querySelectorAll("[id]:is(li, dd, dt, div, details)")].filter(
    ({ id }) => part.querySelector(`.chb-sign[href*="/${CSS.escape(id)}/"]`) !== null,
  );

/** How an entry begins. @param {Element} entry */
function beginning(entry) {
  const words = titleOf(entry);
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")}…` : words;
}

/** A drawing as a file, large enough for a slide. @param {SVGSVGElement} svg */
function drawing(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  copy.setAttribute("width", "1024");
  copy.setAttribute("height", "1024");
  return new XMLSerializer().serializeToString(copy);
}
