import webPush from 'web-push'
import type { PushSender } from '../kernel/index.ts'

export type VapidConfig = { publicKey: string; privateKey: string; subject: string }

/** A phone that is off hears of it within so many seconds, or not at all. */
const keptSeconds = 4 * 3600
const timeoutMs = 10_000

/** Web push, encrypted for the browser and signed with our VAPID key (RFC 8291, RFC 8292). */
export const createPush = ({ publicKey, privateKey, subject }: VapidConfig): PushSender => ({
  publicKey,
  send: async ({ endpoint, p256dh, auth }, payload) => {
    const { method, headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(payload),
      { vapidDetails: { subject, publicKey, privateKey }, TTL: keptSeconds },
    )
    const response = await fetch(endpoint, {
      ...{ method, headers: headers as Record<string, string>, redirect: 'error' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    // The browser has withdrawn it, or is no more.
    if (response.status === 404 || response.status === 410) return 'gone'
    if (!response.ok) throw new Error(`The push service answers ${response.status}.`)
    return 'sent'
  },
})
