/** Long enough to spare the storage, short enough that a killed tab loses a word or two. */
const DELAY_MS = 400;

/** Does something a moment after it is first asked for, and at once when the page is left. */
export class Delay {
  /** @param {() => void} task @param {number} ms */
  constructor(task, ms = DELAY_MS) {
    this.task = task;
    this.ms = ms;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.timer = null;
  }

  /** Asking again does not put it off: who types without a pause is saved too. */
  ask() {
    this.timer = this.timer ?? setTimeout(() => this.flush(), this.ms);
  }

  get waits() {
    return this.timer !== null;
  }

  /** Do now what is waiting; nothing where nothing is. */
  flush() {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.task();
  }

  /** Do not do what is waiting. */
  cancel() {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** @param {Window} page */
  follow(page) {
    page.addEventListener("pagehide", () => this.flush());
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "hidden") this.flush();
    });
  }
}
