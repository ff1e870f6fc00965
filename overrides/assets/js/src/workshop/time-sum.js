/** Whether a session fits into the time that there is, in words. Pure. */

import { minutesOf } from "../model/session-address.js";

/**
 * @param {import("../model/session-address.js").Session} session
 * @param {import("../kit/messages.js").Translate} t
 * @returns {{words: string, isOver: boolean}}
 */
export function timeWords(session, t) {
  const { total } = session;
  const sum = minutesOf(session);
  const left = total - sum;
  const key = total === 0 ? "sum" : left < 0 ? "over" : left === 0 ? "full" : "fits";
  return {
    words: t(`workshop.time_${key}`, { sum, total, left, over: -left }),
    isOver: total > 0 && left < 0,
  };
}
