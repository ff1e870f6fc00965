/** On a narrow screen each reading path stands folded below its name: a reader follows one. */

import { make } from "../kit/make.js";

/** As in the style sheets: up to here the paths stand one below the other. */
const NARROW = "(max-width: 44.984375em)";

/** Does nothing where there are no paths, or room for them. */
export function startPaths() {
  if (!matchMedia(NARROW).matches) return;
  for (const path of document.querySelectorAll(".chb-path")) fold(path);
}

/** The name and whom it is for stay in sight; the steps are folded. @param {Element} path */
function fold(path) {
  const steps = path.querySelector("ol");
  if (!steps) return;
  const seen = make("div", {}, ...[...path.children].filter((child) => child !== steps));
  // A tap opens the path, and leads nowhere else.
  for (const link of seen.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const folded = make("details", {}, make("summary", {}, seen), steps);
  folded.open = location.hash === `#${path.id}`;
  path.append(folded);
}
