// Part of the service worker: shows push messages, and opens the booking that one is about.
self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data?.json() ?? { title: 'Forecourt' }
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: { url }, icon: '/icon-192.png' }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = event.notification.data?.url ?? '/bookings'
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname === url)
      return open ? open.focus() : self.clients.openWindow(url)
    }),
  )
})
