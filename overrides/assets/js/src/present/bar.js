/** What a mouse, a finger and a listener have in place of keys. */

import { button, make } from "../kit/make.js";

/** @import { Translate } from "../kit/messages.js" */
/** @import { Command } from "./keys.js" */

/** @type {Command[]} */
const COMMANDS = ["back", "next", "smaller", "larger", "dark", "columns", "full", "print", "keys", "leave"];

/** @param {Translate} t @param {(command: Command) => void} obey */
export function barOf(t, obey) {
  const buttons = COMMANDS.map((command) => {
    const made = button(t(`present.${command}`), () => obey(command));
    made.dataset.command = command;
    return made;
  });
  return make("nav", { "aria-label": t("present.label") }, ...buttons);
}
