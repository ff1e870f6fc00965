/** Whether what stands in a form is saved: the words beside it, and those for screen readers. */

/** Until typing rests: words that came and went with every letter would only disturb. */
const REST_MS = 600;

export class SavedNote {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.timer = 0;
    this.failed = false;
  }

  /** @param {string} words  "" is to say nothing @param {boolean} failed */
  show(words, failed = false) {
    const { place } = this;
    clearTimeout(this.timer);
    this.failed = failed;
    // A browser would lay out the page anew for the same words.
    if (place.textContent !== words) place.textContent = words;
    place.classList.toggle("chb-saved--failed", failed);
    place.hidden = !words;
  }

  /** What is typed is not saved yet. That saving fails stays said until it works. */
  wait() {
    if (!this.failed) this.show("");
  }

  /** It is saved; to be said when typing rests. @param {string} words */
  rest(words) {
    this.show("");
    this.timer = window.setTimeout(() => this.show(words), REST_MS);
  }
}

/**
 * Say how saving an answer went.
 * @param {Pick<import("../model/record.js").Reading<unknown>, "kept" | "trouble">} reading
 * @param {import("./announcer.js").Announcer} announcer
 * @param {import("./messages.js").Translate} t
 * @param {string} done  the message where it went well
 */
export function announceSaving({ kept, trouble }, announcer, t, done = "self_check.saved") {
  if (trouble === "newer") announcer.warn(t("self_check.newer"));
  else if (kept) announcer.say(t(done));
  else announcer.warn(t("self_check.unsaved"));
}
