const reloadedKey = 'forecourt.reloaded'
/** A part that is missing again so soon is not there at all: the screen that wants it says so. */
const tryAgainMs = 60_000

/**
 * Starts the service worker that keeps the app's own files for offline use. A page that was open while a new
 * version came in may ask for a part that is gone: it starts again, once, on the new version.
 */
export function startServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => navigator.serviceWorker.register('/sw.js'))
  addEventListener('vite:preloadError', reloadOnce)
}

function reloadOnce(): void {
  const now = Date.now()
  if (now - Number(sessionStorage.getItem(reloadedKey)) < tryAgainMs) return
  sessionStorage.setItem(reloadedKey, String(now))
  location.reload()
}
