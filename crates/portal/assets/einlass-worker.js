// Keeps the page of one door, its styles and its list on the device, for when there is no network. Its scope is that page alone.
"use strict";

const KEPT = "einlass";
// A list that is older is of another day.
const MOST_MS = 36 * 60 * 60 * 1000;
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const door = new URL(self.registration.scope).pathname;
  if (url.pathname === door || url.pathname === `${door}/liste`) event.respondWith(fresh(request, url.pathname));
  else if (/^\/assets\/|\/farben\.css$|^\/favicon\./.test(url.pathname)) event.respondWith(kept(request));
});

// From the network, and from the device where that does not answer in time.
async function fresh(request, key) {
  const cache = await caches.open(KEPT);
  const asked = fetch(request).then(async (answer) => {
    if (answer.status === 200 && !answer.redirected) await cache.put(key, answer.clone());
    // Whoever may not read it any more keeps nothing of it.
    else if (answer.type === "opaqueredirect" || answer.redirected || answer.status === 404) await caches.delete(KEPT);
    return answer;
  });
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE_MS, new Error("late")));
  try {
    return await Promise.race([asked, late]);
  } catch {
    const known = await cache.match(key);
    const at = Date.parse(known?.headers.get("date") ?? "");
    if (known && !(Date.now() - at > MOST_MS)) return known;
    if (known) await cache.delete(key);
    return asked.catch(() => Response.error());
  }
}

// What never changes under its address.
async function kept(request) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}
