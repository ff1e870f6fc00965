/** Entry of what leads through a session while its items are presented: loaded where an address has one. */

import { loadSessionBar } from "./present/session-bar.js";

Object.assign(globalThis, { chbSessionBar: loadSessionBar });
