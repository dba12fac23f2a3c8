/** `on`: it takes messages; `refused`: its user said no to this site; `none`: it cannot take any. */
export type PushState = 'on' | 'off' | 'refused' | 'none'

const registration = () => navigator.serviceWorker.getRegistration()

export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'none'
  if (Notification.permission === 'denied') return 'refused'
  const worker = await registration()
  if (!worker) return 'none'
  return (await worker.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the browser, which may ask its user. @throws where either says no */
export async function subscribeHere(
  key: string,
): Promise<{ endpoint: string; p256dh: string; auth: string }> {
  const worker = await registration()
  if (!worker) throw new Error('There is no service worker.')
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  })
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('The browser gave no keys.')
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth }
}

export async function endpointHere(): Promise<string | null> {
  const subscription = await (await registration())?.pushManager.getSubscription()
  return subscription?.endpoint ?? null
}

export async function unsubscribeHere(): Promise<void> {
  await (await (await registration())?.pushManager.getSubscription())?.unsubscribe()
}
