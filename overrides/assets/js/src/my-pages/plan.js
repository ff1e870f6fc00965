/** A plan for one competency, and what of a reader's plans goes where. Pure. */

import { changeDetails } from "../model/answer.js";
import { isDay } from "./calendar.js";

/** @import { Answer } from "../model/answer.js" */
/** @import { Plan } from "../model/details.js" */
/** @import { Standing } from "./scoring.js" */
/** @typedef {Partial<Plan>} PlanChange  what was written anew */

/** More at a time is no plan. */
export const MOST = 5;
/** @type {Plan} */
export const BLANK = { goal: "", steps: [], support: "", due: "" };

/** The steps in a text of one a line. @param {string} text */
export const stepsIn = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * An answer after something of its plan was written; what another tab wrote in other fields
 * stays. Whoever plans without having rated has read the statement.
 * @param {Answer | null} before
 * @param {PlanChange | null} written  null takes the plan out
 * @param {import("../model/record.js").Moment} moment
 * @param {import("../model/answer.js").Seen} seen
 */
export function changePlan(before, written, moment, seen) {
  const plan = written && { ...BLANK, ...before?.plan, ...written };
  return changeDetails(before, { plan }, { ...moment, seen });
}

/**
 * What is in the plan, in the order of the handbook.
 * @param {Standing[]} standings
 * @param {ReadonlySet<string>} chosen  what was chosen and has nothing written yet
 */
export const inPlan = (standings, chosen) =>
  standings.filter(({ id, answer }) => answer?.plan || chosen.has(id));

/** Whether a plan has a date that a calendar can hold. @param {Standing} standing */
export const hasDay = ({ answer }) => isDay(answer?.plan?.due ?? "");

/**
 * The plans' dates, a whole day each.
 * @param {Standing[]} standings
 * @param {{id: string, count: number}} calendar  whose dates they are, and for the how manieth time
 * @param {object} words
 * @param {(title: string) => string} words.title
 * @param {string} words.support
 * @returns {import("./calendar.js").Event[]}
 */
export function eventsOf(standings, calendar, { title, support }) {
  return standings.filter(hasDay).map(({ id, competency, framework, answer }) => {
    const { goal, steps, due, ...plan } = answer?.plan ?? BLANK;
    const help = plan.support ? `${support}: ${plan.support}` : "";
    const text = [goal, steps.map((step) => `- ${step}`).join("\n"), help];
    return {
      uid: `${calendar.id}.${framework.record}.${id}.plan`,
      day: due,
      title: title(competency.title),
      text: text.filter(Boolean).join("\n\n"),
      sequence: calendar.count,
    };
  });
}
