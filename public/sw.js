// Keeps the files of the page, so that it works without network. It keeps nothing else: what people
// type never comes here.
//
// Each version of the page has a cache of its own, which is filled before the version is used at all.
// The build writes in what this version is called, and which files it has.

const VERSION = "build:version";
const FILES = ["build:files"];

// The caches of one origin are shared: with others, and with this page in another folder. An address
// holds no space, so that no folder's names begin as another's do.
const HOME = registration.scope;
const OURS = `mina-uppgifter ${new URL(HOME).pathname} `;
const CACHE = OURS + VERSION;

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// What is named after its content comes from where the page has it already. If that is not as it was
// built, it is fetched anew.
const get = async ({ url, integrity }) => {
  const ask = async (cache) => {
    const response = await fetch(url, { integrity, cache });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  return ask(url.startsWith("assets/") ? "default" : "no-cache").catch(() => ask("reload"));
};

// All or nothing: if a file is missing or is another, there is no new version, and the one before goes on.
const install = async () => {
  const files = await Promise.all(FILES.map(get));
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map(({ url }, i) => cache.put(url, files[i])));
};

// Windows that were opened with an older version may still need its files. So they go when no window
// is open: as this version begins, or as the page is next opened. What is on its way stays.
const tidy = async () => {
  const names = await ours();
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const needed = windows.some(({ url }) => url.startsWith(HOME));
  if (needed || registration.installing || registration.waiting) return;
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
};

const find = async (address, names) => {
  for (const cacheName of names) {
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (found) return found;
  }
};

// What is not kept, or cannot be read, comes from the network as ever.
const answer = async (request, found) => (await found.catch(() => undefined)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(install()));

// The window of the first visit is served from here at once.
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

// Nobody is switched to another version in the middle of a letter: the page asks, and says so here.
addEventListener("message", ({ data }) => {
  if (data === "switch") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    const page = address === `${HOME}index.html` ? HOME : address;
    if (!FILES.some(({ url }) => new URL(url, HOME).href === page)) return;
    event.respondWith(answer(request, find(page, [CACHE])));
    event.waitUntil(tidy());
  } else if (address.startsWith(`${HOME}assets/`)) {
    // Of any version: a name holds the digest of its file.
    event.respondWith(answer(request, ours().then((names) => find(address, names))));
  }
});
