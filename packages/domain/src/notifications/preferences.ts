import type { ConsentRow, ContactSettingRow } from '@forecourt/db/schema/notifications'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Actor, command, query, refuse, signedIn } from '../kernel/index.ts'
import {
  channels,
  type Preferences,
  preferencesOutput,
  pushEndpointInput,
  setPreferencesInput,
  subscribePushInput,
  topics,
} from './contract.ts'

const own = (actor: Actor): string =>
  actor.kind === 'user' ? actor.userId : refuse('UNAUTHENTICATED', 'Sign in first.')

const usual = { phone: null, time_zone: 'Europe/Paris', quiet_from: 22 * 60, quiet_to: 8 * 60 }

/** What the signed-in customer agreed to have by which channel and since when, where it goes, and when it does not. */
export const preferences = query({
  name: 'notifications.preferences',
  access: signedIn,
  input: z.object({}),
  output: preferencesOutput,
  run: async ({ sql, actor, config }): Promise<Preferences> => {
    const userId = own(actor)
    const [saved] = await sql<ContactSettingRow[]>`select * from contact_settings where user_id = ${userId}`
    const latest = await sql<ConsentRow[]>`
      select distinct on (topic, channel) * from consents where user_id = ${userId} order by topic, channel, id desc`
    const [browsers] = await sql<{ count: number }[]>`
      select count(*)::int as count from push_subscriptions where user_id = ${userId}`
    const { phone, time_zone, quiet_from, quiet_to } = saved ?? usual
    return {
      ...{ phone, timeZone: time_zone, quietFrom: quiet_from, quietTo: quiet_to },
      saved: saved !== undefined,
      consents: topics.flatMap((topic) =>
        channels.map((channel) => {
          const found = latest.find((row) => row.topic === topic && row.channel === channel)
          const { allowed = false, at = null } = found ?? {}
          return { topic, channel, allowed, since: at?.toISOString() ?? null }
        }),
      ),
      pushKey: config.vapidPublicKey,
      browsers: browsers?.count ?? 0,
    }
  },
})

/** Keeps what a customer wants; what was agreed to and what no longer is stays on record with its time. */
export const setPreferences = command({
  name: 'notifications.setPreferences',
  access: signedIn,
  input: setPreferencesInput,
  run: async ({ tx, now, actor, record }, { consents, ...settings }): Promise<void> => {
    const userId = own(actor)
    const row = {
      user_id: userId,
      phone: settings.phone,
      time_zone: settings.timeZone,
      quiet_from: settings.quietFrom,
      quiet_to: settings.quietTo,
      updated_at: now,
    }
    await tx`
      insert into contact_settings ${tx(row)}
      on conflict (user_id) do update set phone = excluded.phone, time_zone = excluded.time_zone,
        quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, updated_at = excluded.updated_at`
    for (const { topic, channel, allowed } of consents)
      await tx`
        insert into consents (user_id, topic, channel, allowed, at)
        select ${userId}, ${topic}, ${channel}, ${allowed}, ${now}
        where ${allowed} is distinct from coalesce((select allowed from consents
          where user_id = ${userId} and topic = ${topic} and channel = ${channel} order by id desc limit 1), false)`
    record('customer', userId, { consents: consents.filter(({ allowed }) => allowed).length })
  },
})

/** The push services of browsers; we send nowhere else, whatever a caller says. */
const pushServices =
  /^([a-z0-9-]+\.)*(googleapis\.com|push\.services\.mozilla\.com|notify\.windows\.com|push\.apple\.com)$/

function mustBePushService(endpoint: string, production: boolean): void {
  const { protocol, hostname } = new URL(endpoint)
  if (protocol === 'https:' && pushServices.test(hostname)) return
  if (!production && hostname === '127.0.0.1') return
  const message = 'This is no push service that we know.'
  refuse('INVALID_INPUT', `endpoint: ${message}`, { errors: [{ field: 'endpoint', message }] })
}

/** This browser takes push messages of the signed-in customer from now on, and of nobody else. Safe to repeat. */
export const subscribePush = command({
  name: 'notifications.subscribePush',
  access: signedIn,
  input: subscribePushInput,
  run: async ({ tx, now, actor, config, record }, { endpoint, p256dh, auth }): Promise<void> => {
    mustBePushService(endpoint, config.production)
    const row = { id: uuid(), user_id: own(actor), endpoint, p256dh, auth, created_at: now }
    await tx`
      insert into push_subscriptions ${tx(row)}
      on conflict (endpoint) do update set user_id = excluded.user_id, p256dh = excluded.p256dh, auth = excluded.auth`
    record('customer', row.user_id, { subscribed: true })
  },
})

/** This browser takes none any more. Safe to repeat. */
export const unsubscribePush = command({
  name: 'notifications.unsubscribePush',
  access: signedIn,
  input: pushEndpointInput,
  run: async ({ tx, actor, record }, { endpoint }): Promise<void> => {
    await tx`delete from push_subscriptions where endpoint = ${endpoint} and user_id = ${own(actor)}`
    record('customer', own(actor), { subscribed: false })
  },
})
