/** Entry: what participants of a session open. The page's self-check keeps what they answer. */

import { readConfig, readOutline } from "./kit/config.js";
import { holdFragment } from "./kit/fragment.js";
import { whenAskedFor } from "./kit/ready.js";
import { readSessionAddress } from "./model/session-address.js";
import { ParticipantsView } from "./workshop/participants-view.js";

whenAskedFor(() => {
  const config = readConfig();
  const outline = config && readOutline(config);
  const element = document.querySelector("chb-participants");
  if (!outline || !(element instanceof HTMLElement)) return;
  holdFragment((fragment) => readSessionAddress(fragment) !== null);
  new ParticipantsView(element, config.t, outline, readSessionAddress(location.hash));
});
