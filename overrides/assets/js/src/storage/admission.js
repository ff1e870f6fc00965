/**
 * Whether a page may show what it shows: where that was erased, or is another reader's, the page is
 * read again.
 */

import { eraseTab } from "./sharing.js";
import { TabPass } from "./tab-pass.js";

/** What a page leaves in its history's state when all was erased, so that it can say so. */
const READ_AGAIN = "chb-erased";

export class Admission {
  /** @param {import("./shelf.js").Shelf} shelf @param {Window} page */
  constructor(shelf, page) {
    this.shelf = shelf;
    this.page = page;
    this.pass = new TabPass(shelf, page);
    /** @type {import("./tab-pass.js").Reason | null} why what this tab kept was erased, as the page began */
    this.erased = null;
    /** Whether the page is read again, and nothing is left to ask about. */
    this.over = false;
  }

  /** Erase what another reader left, and let this one in. */
  begin() {
    const { shelf, pass } = this;
    const { history } = this.page;
    const { [READ_AGAIN]: again, ...state } = history.state ?? {};
    if (again) history.replaceState(state, "");
    this.erased = pass.reason(Date.now());
    if (this.erased) eraseTab(shelf);
    else if (again) this.erased = "erased";
    pass.issue();
    shelf.subscribe(() => pass.issue());
  }

  /** Whether this page is read again, since what it shows is not for whoever sees it. @param {number} time */
  isOver(time) {
    const { shelf, pass } = this;
    // Each asking begins anew, and there is news of every record that goes.
    if (this.over) return true;
    if (shelf.isErased) shelf.retract();
    if (shelf.isErased || pass.reason(time) || pass.isNewer) this.readAgain();
    return this.over;
  }

  /** Read the page again: nothing that stands on it or in its memory survives. */
  readAgain() {
    const { page, pass } = this;
    this.over = true;
    // What is newer has been said on another page.
    if (!pass.isNewer) page.history.replaceState({ [READ_AGAIN]: true }, "");
    page.location.reload();
  }
}
