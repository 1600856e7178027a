/*
 * Keeps the pages at hand, so that they open without signal: those of the office for whoever works there, a resident's own for
 * whoever has reported something. It touches nothing of what the pages ask the server: what waits to be sent is kept by the page,
 * where it can be seen. `edition` and `sets` are written above it while building.
 */

const scope = new URL(self.registration.scope).pathname
const { pages, assets } = sets[scope]
const prefix = `pages ${scope} `
const cacheName = prefix + edition
const PATIENCE = 4000

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then(cache => cache.addAll([...assets, ...pages, '/icon.svg']))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      // The edition before stays: a page that is open may still ask for a part of it.
      .then(names => names.filter(name => name.startsWith(prefix) && name !== cacheName).slice(0, -1))
      .then(old => Promise.all(old.map(name => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const page = scope === '/office' ? '/office' : pages.find(at => at === pathname)
  if (request.mode === 'navigate' && page) event.respondWith(freshOr(request, page))
  else if (assets.includes(pathname)) event.respondWith(caches.match(request).then(kept => kept || fetch(request)))
})

/** The page as the server has it, if it answers soon; else as it is kept here. */
async function freshOr(request, page) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    return await fetch(request, { signal: stop.signal })
  } catch {
    return (await caches.match(page)) || Response.error()
  } finally {
    clearTimeout(timer)
  }
}

/* Woken by the house: a line that says no more than that there is something, under one tag, so that it is seen once. */
self.addEventListener('push', event => {
  const { tag, title, text, link } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, icon: '/icon-192.png', data: { link } }))
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  const { link } = event.notification.data
  if (link && new URL(link).origin === location.origin) event.waitUntil(self.clients.openWindow(link))
})
