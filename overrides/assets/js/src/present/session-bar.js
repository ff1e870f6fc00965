/**
 * A session that the item on the screen is a part of: which part, the time it has left, and the way to
 * the next one, which may be on another page. The address takes all of it along.
 */

import { make } from "../kit/make.js";
import { loadGlobal } from "../kit/scripts.js";
import { SessionChannel } from "../kit/session-channel.js";
import { timeWords } from "../kit/time-left.js";
import { addressOfPlace, addressOfSession, readPlace, readSessionAddress } from "../model/session-address.js";
import { itemsIn, presentLink } from "../model/session-items.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Session } from "../model/session-address.js" */
/** @import { SessionItem, Told } from "../model/session-items.js" */
/** @typedef {{handbook: string, language: string, messages: Record<string, import("../kit/messages.js").Message>}} Words */
/** @typedef {{over: (label: string, inside: Node[]) => void, keep: () => void}} Host */

const SECOND = 1000;
const now = () => Math.floor(Date.now() / SECOND);

/**
 * The bar of the session that an address names; null where it names none, or its items do not come.
 * @param {string} fragment
 * @param {string} handbook
 * @param {Translate} t
 */
export async function loadSessionBar(fragment, handbook, t) {
  const read = readSessionAddress(fragment);
  const parts = document.querySelector("template#chb-only");
  if (!read || !(parts instanceof HTMLTemplateElement)) return null;
  const { items = "", base = "", workshop = "" } = parts.dataset;
  try {
    /** @type {Told} */
    const told = await loadGlobal(items, "chbWorkshopItems");
    return new SessionBar(read.session, itemsIn(told, base), { handbook, workshop, t }, readPlace(fragment));
  } catch {
    return null;
  }
}

export class SessionBar {
  /**
   * @param {Session} session
   * @param {Map<string, SessionItem>} items
   * @param {{handbook: string, workshop: string, t: Translate}} page  `workshop`: where it was prepared
   * @param {{at: number, since: number}} place
   */
  constructor(session, items, { handbook, workshop, t }, { at, since }) {
    this.session = session;
    this.items = items;
    this.workshop = workshop;
    this.t = t;
    this.at = Math.min(at, Math.max(0, session.parts.length - 1));
    this.since = since || now();
    this.place = make("span");
    this.time = make("span", { class: "chb-present-time", role: "timer" });
    this.element = make("p", { class: "chb-present-session" }, this.place, " ", this.time);
    this.channel = new SessionChannel(handbook, () => this.tell());
  }

  get part() {
    return this.session.parts[this.at];
  }

  /** What the address ends with. */
  get fragment() {
    return `#${addressOfPlace(this.session, this.at, this.since)}`;
  }

  /** @param {Host} host */
  start(host) {
    this.host = host;
    setInterval(() => this.showTime(), SECOND);
    this.show();
  }

  /** @private */
  show() {
    const { t, at, session, host, part } = this;
    this.place.textContent = t("present.part", { number: at + 1, count: session.parts.length });
    this.showTime();
    host?.keep();
    this.tell();
    if (part?.id === "") this.over(t("present.break"), t("present.break_minutes", { minutes: part.minutes }));
  }

  /** @private */
  showTime() {
    const left = (this.part?.minutes ?? 0) * 60 - (now() - this.since);
    this.time.textContent = this.part?.minutes ? timeWords(left, this.t) : "";
    this.time.classList.toggle("chb-present-late", left < 0);
  }

  /** @private */
  tell() {
    this.channel.tell({ session: addressOfSession(this.session), at: this.at, since: this.since });
  }

  /** @private @param {string} title @param {string} words @param {...Node} more */
  over(title, words, ...more) {
    this.host?.over(title, [make("h3", {}, title), make("p", {}, words), ...more]);
  }

  /** The name of the part that comes next; "" after the last one. */
  get after() {
    const { parts } = this.session;
    const next = parts.slice(this.at + 1).find(({ id }) => id === "" || this.items.has(id));
    if (!next) return "";
    return next.id ? (this.items.get(next.id)?.title ?? "") : this.t("present.break");
  }

  /** To the next part or the one before; what this edition lacks is passed over. @param {1 | -1} by */
  go(by) {
    const { parts } = this.session;
    let to = this.at + by;
    while (parts[to]?.id && !this.items.has(parts[to]?.id ?? "")) to += by;
    const part = parts[to];
    if (!part) return by > 0 ? this.end() : undefined;
    const item = this.items.get(part.id);
    const isHere = new URLSearchParams(location.search).get("only") === part.id;
    if (item && !isHere) {
      location.assign(presentLink(item, part.columns, addressOfPlace(this.session, to, now())));
      return;
    }
    this.at = to;
    this.since = now();
    this.show();
  }

  /** Where it was prepared. */
  get origin() {
    return `${this.workshop}#${addressOfSession(this.session)}`;
  }

  /** @private */
  end() {
    const link = make("a", { href: this.origin }, this.t("present.end_link"));
    this.over(this.t("present.end"), "", make("p", {}, link));
  }
}
