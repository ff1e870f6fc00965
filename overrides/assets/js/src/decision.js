/** Entry: asks the questions of a decision path one at a time. */

import { DecisionView } from "./decision/decision-view.js";
import { whenRead } from "./kit/ready.js";

whenRead(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll(".chb-decision");
  for (const element of all) new DecisionView(element);
});
