/** Entry of what puts an item into the session that is prepared: loaded when a reader asks for that. */

import { addToSession } from "./share/session-adder.js";

Object.assign(globalThis, { chbAddToSession: addToSession });
