/** Long enough to spare the storage, short enough that a killed tab loses a word or two. */
const DELAY_MS = 400;

/** @type {Map<Delay, ReturnType<typeof setTimeout>>} those of this page that wait, and for what */
const waiting = new Map();

/** Whether something on this page waits to be done. */
export const somethingWaits = () => waiting.size > 0;

/** Do now all that waits on this page. */
export function flushAll() {
  for (const delay of waiting.keys()) delay.flush();
}

/** Let nothing wait on a page that is left, or goes out of sight. @param {Window} page */
export function flushWhenLeft(page) {
  page.addEventListener("pagehide", flushAll);
  page.document.addEventListener("visibilitychange", () => {
    if (page.document.visibilityState === "hidden") flushAll();
  });
}

/** Does something a moment after it is first asked for, and at once when the page is left. */
export class Delay {
  /** @param {() => void} task */
  constructor(task) {
    this.task = task;
  }

  /** Asking again does not put it off: who types without a pause is saved too. */
  ask() {
    if (!this.waits)
      waiting.set(
        this,
        setTimeout(() => this.flush(), DELAY_MS),
      );
  }

  get waits() {
    return waiting.has(this);
  }

  /** Do now what is waiting; nothing where nothing is. */
  flush() {
    if (!this.waits) return;
    this.cancel();
    this.task();
  }

  /** Do not do what is waiting. */
  cancel() {
    clearTimeout(waiting.get(this));
    waiting.delete(this);
  }
}
