/**
 * Entry, the service worker: pages that were opened are there without a network, too.
 *
 * A page comes from the network first, and is kept with every file with a hash in its name that it
 * may ask for, so that no page ever meets a script of another build. Short links, PDFs and data are
 * not kept. What the finishing step writes above this says which handbook and build it is, and
 * whether pages are to be kept at all: else the worker takes away what it kept, and itself.
 *
 * A new build's worker fetches every kept page anew, and waits until no page of the last build is
 * open before it takes its place and deletes what that one kept.
 */

/**
 * @typedef {{ waitUntil(work: Promise<unknown>): void }} Lasting
 * @typedef {Lasting & { request: Request, respondWith(answer: Promise<Response>): void }} Asked
 * @typedef {{ language: string, title: string, text: string, home: string }} Words
 * @typedef {Words & { handbook: string, build: string, keeps: boolean,
 *   others?: Record<string, Words> }} Told  other languages by the folders of their pages
 */
/**
 * @typedef {object} Scope  what of a service worker's own globals is used here
 * @property {Told} chbWorker
 * @property {ServiceWorkerRegistration} registration
 * @property {{ claim(): Promise<void>, matchAll(): Promise<{ url: string }[]> }} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {(type: string, heard: (event: any) => void) => void} addEventListener
 */

const worker = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));
const told = worker.chbWorker;
const SCOPE = worker.registration.scope;
/** Two handbooks on one origin differ by it, and an id twice by its folder. */
const OURS = `chb:${told.handbook}:${new URL(SCOPE).pathname}:`;
const CACHE = OURS + told.build;
const HASHED = /\.[0-9a-f]{8}\.(?:min\.)?\w+$/;
const NAMED = /="([^"\s]+\.[0-9a-f]{8}\.(?:min\.)?\w+)"/g;
/** The folder of another language has the same within it. */
const PLACES = Object.keys(told.others ?? {}).join("|");
const IN_PLACE = PLACES ? `(?:${PLACES})?` : "";
const NOT_KEPT = new RegExp(`^${IN_PLACE}(?:go|downloads|data)/`);
const ASSETS = new RegExp(`^${IN_PLACE}assets/`);

/** @param {string} address @returns {string} without what comes after the path */
const plain = (address) => address.replace(/[?#].*$/s, "");

/** @param {string} address @returns {boolean} whether it is a file of ours, which never changes */
const isHashed = (address) =>
  address.startsWith(SCOPE) && ASSETS.test(address.slice(SCOPE.length)) && HASHED.test(plain(address));

/** @returns {Promise<string[]>} the names of the caches of this handbook's other builds */
async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/**
 * Keep a page, as soon as every file that it names is kept. Rejects where one does not come.
 * @param {string} page  its address @param {Response} response
 */
async function keep(page, response) {
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  const html = isPage ? await response.clone().text() : "";
  const files = [...html.matchAll(NAMED)].map((found) => new URL(found[1] ?? "", page).href);
  await Promise.all([...new Set(files)].filter(isHashed).map(fromCache));
  await (await caches.open(CACHE)).put(page, response);
}

/**
 * Fetch a page anew and keep it; one that is gone is let go.
 * @param {string} page
 */
async function renew(page) {
  const response = await fetch(page, { cache: "no-cache" });
  if (response.ok && !response.redirected) await keep(page, response);
}

/** @param {string} file @returns {Promise<Response>} one whose name has a hash */
async function fromCache(file) {
  for (const name of [CACHE, ...(await otherCaches())]) {
    const kept = await (await caches.open(name)).match(file);
    if (!kept) continue;
    if (name !== CACHE) await (await caches.open(CACHE)).put(file, kept.clone());
    return kept;
  }
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} did not come`);
  await (await caches.open(CACHE)).put(file, response.clone());
  return response;
}

/** @param {Asked} event @returns {Promise<Response>} */
async function fromNetwork(event) {
  const { request } = event;
  const page = plain(request.url);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) {
      event.waitUntil(keep(page, response.clone()).catch(() => {}));
    }
    return response;
  } catch (failure) {
    const kept = await (await caches.open(CACHE)).match(page);
    if (kept) return kept;
    if (request.mode !== "navigate") throw failure;
    return withoutNetwork(page);
  }
}

/** @param {string} page @returns {Response} one that says that this one was not kept */
function withoutNetwork(page) {
  const place = Object.keys(told.others ?? {}).find((it) => page.startsWith(SCOPE + it)) ?? "";
  const { language, title, text, home } = told.others?.[place] ?? told;
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<body dir="auto"><h1>${title}</h1><p>${text}</p><p><a href="${SCOPE}${place}">${home}</a></p>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
  };
  return new Response(html, { status: 503, headers });
}

/** Keep the home page, and anew whatever the last build's worker kept; all of it or nothing. */
async function prepare() {
  const pages = new Set([SCOPE]);
  for (const name of await otherCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) if (!isHashed(url)) pages.add(url);
  }
  await Promise.all([...pages].map(renew));
}

/** Let the last build's pages go, and keep those that are open, which came before this worker. */
async function begin() {
  await Promise.all((await otherCaches()).map((name) => caches.delete(name)));
  await worker.clients.claim();
  const open = await worker.clients.matchAll();
  await Promise.allSettled(
    open
      .map(({ url }) => plain(url))
      .filter(isKept)
      .map(renew),
  );
}

/** @param {string} address @returns {boolean} whether it is this handbook's, and to be kept */
function isKept(address) {
  return address.startsWith(SCOPE) && !NOT_KEPT.test(address.slice(SCOPE.length));
}

/** @param {Asked} event */
function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !isKept(request.url)) return;
  event.respondWith(isHashed(request.url) ? fromCache(request.url) : fromNetwork(event));
}

/** Take away all that was kept, and the worker itself. */
async function vanish() {
  await Promise.all([...(await otherCaches()), CACHE].map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

if (told.keeps) {
  worker.addEventListener("install", (event) => event.waitUntil(prepare()));
  worker.addEventListener("activate", (event) => event.waitUntil(begin()));
  worker.addEventListener("fetch", answer);
} else {
  worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener("activate", (event) => event.waitUntil(vanish()));
}
