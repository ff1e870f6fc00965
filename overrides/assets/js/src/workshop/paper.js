/** What is printed of a session: a handout for everyone, or the plan of who leads it. */

import { make } from "../kit/make.js";
import { nameOf } from "./part-list.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Prepared } from "../model/kept-session.js" */
/** @import { ReadySession, SessionItem } from "../model/session-items.js" */

/**
 * Everyone's: what each part says in short, and where it is found. Breaks are left out, and what a ready
 * session has beside its activities and says nothing of, such as its welcome.
 * @param {Prepared} prepared
 * @param {Map<string, SessionItem>} items
 * @param {Translate} t
 * @param {ReadySession[]} ready
 * @param {(item: SessionItem) => string} addressOf  in full
 */
export function handoutOf({ title, session }, items, t, ready, addressOf) {
  const all = session.parts.flatMap(({ id }) => items.get(id) ?? []);
  const ofReady = new Set(ready.flatMap(({ parts }) => parts.map(([id]) => id)));
  const found = all.filter(({ id, text, place }) => text !== place || !ofReady.has(id));
  const entries = found.map((item) =>
    make(
      "section",
      {},
      make("h2", {}, item.title),
      ...(item.place ? [make("p", { class: "chb-my-aside" }, item.place)] : []),
      ...(item.text === item.place ? [] : [make("p", { dir: "auto" }, item.text)]),
      make("p", { class: "chb-workshop-find" }, t("workshop.handout_find", { address: addressOf(item) })),
    ),
  );
  return [make("h1", {}, title || t("workshop.handout")), ...entries];
}

/**
 * One's own: when each part begins and ends, counted from the beginning, and the notes.
 * @param {Prepared} prepared
 * @param {Map<string, SessionItem>} items
 * @param {Translate} t
 */
export function planOf({ title, session, notes }, items, t) {
  let from = 0;
  const entries = session.parts.map((part) => {
    const times = t("workshop.plan_minutes", { from, to: from + part.minutes });
    from += part.minutes;
    const name = make("b", {}, nameOf(part, items.get(part.id), t));
    const note = (notes[part.id] ?? "").trim();
    const text = note ? [make("p", { class: "chb-workshop-note", dir: "auto" }, note)] : [];
    return make("tr", {}, make("td", {}, times), make("td", {}, name, ...text));
  });
  const heading = title ? `${title} – ${t("workshop.plan")}` : t("workshop.plan");
  return [
    make("h1", {}, heading),
    make("table", { class: "chb-workshop-plan" }, make("tbody", {}, ...entries)),
  ];
}
