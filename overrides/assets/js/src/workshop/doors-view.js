/** What a prepared session is run with: links to the screen, the phones and the pattern, and paper. */

import { make } from "../kit/make.js";
import { part } from "../kit/page-element.js";
import { qrSvg } from "../kit/qr.js";
import { addressOfPlace, addressOfSession } from "../model/session-address.js";
import { presentLink } from "../model/session-items.js";
import { MOST_ASKED, ratedIn } from "./asked-items.js";

/** @import { Prepared } from "../model/kept-session.js" */
/** @import { TrainerSession } from "./session.js" */

const IS_FILE = location.protocol === "file:";

export class DoorsView {
  /** @param {HTMLElement} element @param {TrainerSession} session */
  constructor(element, session) {
    this.element = element;
    this.session = session;
    this.run = part(element, "[data-part=run]", HTMLElement);
    this.asked = part(element, "[data-part=asked]", HTMLElement);
    this.phones = part(element, "[data-part=phones]", HTMLElement);
    this.code = part(element, "[data-part=code]", HTMLElement);
    part(element, "[data-part=file]", HTMLElement).hidden = !IS_FILE;
    this.link("notes").hidden = IS_FILE;
    this.link("notes").href = element.dataset.notes ?? "";
  }

  /** @private @param {string} name */
  link(name) {
    return part(this.element, `[data-link=${name}]`, HTMLAnchorElement);
  }

  /** @param {Prepared} prepared */
  show({ session }) {
    const { items, outline } = this.session;
    this.run.hidden = session.parts.length === 0;
    const first = session.parts.findIndex(({ id }) => items.has(id));
    const item = items.get(session.parts[first]?.id ?? "");
    const present = this.link("present");
    present.toggleAttribute("hidden", !item);
    if (item)
      present.href = presentLink(
        item,
        session.parts[first]?.columns ?? [],
        addressOfPlace(session, first, 0),
      );
    const rated = ratedIn(session, outline);
    this.showAsked(rated.length);
    this.showPhones(session, rated.map(({ id }) => id).slice(0, MOST_ASKED));
  }

  /** @private @param {number} count */
  showAsked(count) {
    const { t } = this.session.config;
    const asked = Math.min(count, MOST_ASKED);
    const words = count === 0 ? t("workshop.asked_none") : t("workshop.asked", { count: asked });
    this.asked.textContent = words;
    if (count > MOST_ASKED) this.asked.append(" ", t("workshop.asked_many", { count: MOST_ASKED }));
    this.phones.hidden = count === 0;
    part(this.element, "[name=then]", HTMLInputElement).disabled = count === 0;
  }

  /** @private @param {Prepared["session"]} session @param {string[]} ids */
  showPhones({ token, thenAndNow }, ids) {
    const parts = ids.map((id) => ({ id, minutes: 0, columns: [] }));
    const fragment = addressOfSession({ token, total: 0, thenAndNow, parts });
    this.link("pattern").href = `${this.element.dataset.pattern}#${fragment}`;
    const address = this.addressOf("participants");
    const link = this.link("participants");
    link.href = `${this.element.dataset.participants}#${fragment}`;
    if (ids.length === 0 || link.dataset.shown === link.href) return;
    link.dataset.shown = link.href;
    link.textContent = address ? shortOf(address) : "";
    void this.draw(address ? `${address}#${fragment}` : "");
  }

  /** The address of a page in full; "" in a handbook on a disk that does not know its site. @private @param {string} page */
  addressOf(page) {
    if (!IS_FILE) return new URL(this.element.dataset[page] ?? "", document.baseURI).href;
    const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    return canonical ? new URL(`${page}/`, canonical.replace(/index\.html$/, "")).href : "";
  }

  /** @private @param {string} address */
  async draw(address) {
    const { t } = this.session.config;
    this.code.replaceChildren();
    if (!address) return;
    const drawn = await qrSvg(address, t("workshop.code")).catch(() => null);
    this.code.replaceChildren(...(drawn ? [drawn] : [make("p", {}, address)]));
  }
}

/** @param {string} address */
const shortOf = (address) => {
  const { host, pathname } = new URL(address);
  return decodeURI(host + pathname);
};
