/** Small stand-ins for a browser's storage and for its window. */

/** Like localStorage, with room for `quota` characters of keys and values. */
export class FakeStorage {
  /** @param {number} quota */
  constructor(quota = Infinity) {
    this.quota = quota;
    this.texts = new Map();
  }
  getItem(key) {
    return this.texts.get(key) ?? null;
  }
  setItem(key, text) {
    const others = [...this.texts].filter(([name]) => name !== key).flat();
    if ([...others, key, text].join("").length > this.quota) throw new Error("QuotaExceededError");
    this.texts.set(key, text);
  }
  removeItem(key) {
    this.texts.delete(key);
  }
  clear() {
    this.texts.clear();
  }
  key(n) {
    return [...this.texts.keys()][n] ?? null;
  }
  get length() {
    return this.texts.size;
  }
}

/** A window with a document, to which events are sent by hand. It counts how often it is read again. */
export function fakeWindow() {
  const history = {
    state: null,
    replaceState(state) {
      history.state = state;
    },
  };
  const page = Object.assign(new EventTarget(), {
    name: "",
    history,
    reloads: 0,
    setTimeout: (task, ms) => page.timers.push({ task, ms }),
    clearTimeout: () => void (page.timers.length = 0),
    /** The last one that was set, and how long it waits. */
    timers: [],
    location: { reload: () => void (page.reloads += 1) },
    /** A clock that stands still while a computer sleeps, in milliseconds. */
    awake: 0,
    performance: { now: () => page.awake },
    document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  });
  page.top = page;
  /** @param {string} type @param {object} fields */
  const send = (type, fields = {}, target = page) =>
    target.dispatchEvent(Object.assign(new Event(type), fields));
  return { page, send };
}

/** A clock that moves a minute a look, or stands where it is put. */
export function fakeClock(start = Date.UTC(2026, 0, 1)) {
  const clock = () => new Date((clock.time += 60_000)).toISOString();
  clock.time = start;
  return clock;
}

/** Storages that do not keep anything, each in its own way. */
export const BROKEN = {
  "storage getter throws": () => {
    throw new Error("SecurityError");
  },
  "storage is null": () => null,
  "every access throws": () =>
    new Proxy(
      {},
      {
        get() {
          throw new Error("SecurityError");
        },
      },
    ),
  "setItem throws on first write": () => new FakeStorage(0),
  "a write is lost without a word": () => Object.assign(new FakeStorage(), { setItem() {} }),
};
