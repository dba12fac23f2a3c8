import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import webPush from 'web-push'
import { remind, sweeps } from '../flows/index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from '../flows/life-world.ts'
import { type Actor, type Runtime, systemCall } from '../kernel/index.ts'
import { userActor } from '../testing.ts'
import type { setPreferencesInput } from './contract.ts'
import {
  mailbox,
  preferences,
  queueMessage,
  retryMessage,
  sendMessage,
  setPreferences,
  subscribePush,
  unsubscribePush,
} from './index.ts'
import { createPush } from './push.ts'

const userIdOf = (actor: Actor) => (actor.kind === 'user' ? actor.userId : null)

const everything = (over: Partial<Parameters<typeof setPreferencesInput.parse>[0] & object> = {}) => ({
  phone: '+33 6 12 34 56 78',
  timeZone: 'Europe/Paris',
  quietFrom: 22 * 60,
  quietTo: 8 * 60,
  consents: (['booking', 'reminders', 'delays', 'money'] as const).flatMap((topic) =>
    (['sms', 'push'] as const).map((channel) => ({ topic, channel, allowed: true })),
  ),
  ...over,
})

describe('a customer who agreed to it', () => {
  let world: World
  let server: Server
  let customer: Actor
  let bookingId: string
  let texts: { to: string; text: string }[]
  let pushes: { path: string | undefined; authorization: string | undefined; length: number }[]
  let answer = 201
  let runtime: Runtime
  let endpoint: string
  beforeEach(async () => {
    world = await makeWorld()
    ;[texts, pushes, answer] = [[], [], 201]
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        const { authorization } = request.headers
        pushes.push({ path: request.url, authorization, length: Buffer.concat(parts).length })
        response.writeHead(answer).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/push/one`
    const userId = crypto.randomUUID()
    await world.sql`
      insert into users (id, email, name, password_hash, role, locale, created_at)
      values (${userId}, 'ada@example.test', 'Ada', 'x', 'customer', 'en', ${world.clock.now()})`
    customer = { kind: 'user', userId, role: 'customer', branchIds: [], guestHash: null }
    const held = await world.hold({}, guest)
    await world.pay(held.id)
    bookingId = held.id
    await world.sql`update bookings set customer_id = ${userId} where id = ${bookingId}`
    runtime = {
      ...world.runtime,
      sms: { send: async (sms) => void texts.push(sms) },
      push: createPush({ ...webPush.generateVAPIDKeys(), subject: 'mailto:test@forecourt.test' }),
    }
  })
  afterEach(async () => {
    server.close()
    await expectSound(world)
    await world.drop()
  })

  const call = () => world.call(customer)
  const system = () => systemCall(runtime, 'test')
  const subscribe = () => {
    const curve = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
    return subscribePush(call(), { endpoint, p256dh: curve, auth: 'tBHItJI5svbpez7KI4CCXg' })
  }
  const tell = async (kind: 'booking_confirmed' | 'receipt' = 'booking_confirmed') => {
    await queueMessage(system(), { kind, bookingId, cause: `${kind}:again:${bookingId}` })
    const rows = await world.sql<{ id: string }[]>`
      select id from notifications where sent_at is null and due_at <= ${world.clock.now()} order by id`
    for (const { id } of rows) await sendMessage(system(), { notificationId: id })
  }
  const rows = () =>
    world.sql<{ channel: string; sent: boolean; skipped: boolean; due_at: Date }[]>`
      select channel, sent_at is not null as sent, skipped_at is not null as skipped, due_at from notifications
      where cause_key like '%again%' order by channel`

  it('has text and push beside the email, each once', async () => {
    world.clock.advance(minutes(60))
    await setPreferences(call(), everything())
    await subscribe()
    await tell()
    await tell()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatchObject({ to: '+33612345678', text: expect.stringContaining('Booked:') })
    expect(pushes).toMatchObject([{ path: '/push/one', authorization: expect.stringMatching(/^vapid t=/) }])
    expect(pushes[0]?.length).toBeGreaterThan(100)
    expect(await rows()).toMatchObject([
      { channel: 'email', sent: true },
      { channel: 'push', sent: true },
      { channel: 'sms', sent: true },
    ])
    const shown = await mailbox(world.call(), { limit: 200 })
    expect(shown.filter(({ channel }) => channel !== 'email')).toHaveLength(2)
  })

  it('has only email of what was not agreed to, of receipts, and as a guest', async () => {
    world.clock.advance(minutes(60))
    await setPreferences(
      call(),
      everything({ consents: [{ topic: 'delays', channel: 'sms', allowed: true }] }),
    )
    await tell()
    await tell('receipt')
    expect([texts, pushes]).toEqual([[], []])
  })

  it('is not woken: it waits for the morning, and is dropped when it is no longer wanted', async () => {
    world.clock.set(new Date('2026-03-02T22:00:00Z'))
    await setPreferences(call(), everything())
    await tell()
    expect(texts).toEqual([])
    expect(await rows()).toMatchObject([
      { channel: 'email', sent: true },
      { channel: 'sms', sent: false, due_at: new Date('2026-03-03T07:00:00Z') },
    ])
    await setPreferences(
      call(),
      everything({ phone: null, consents: [{ topic: 'booking', channel: 'sms', allowed: false }] }),
    )
    world.clock.set(new Date('2026-03-03T07:02:00Z'))
    await sweeps.sendDueMessages(system(), {})
    expect(texts).toEqual([])
    expect((await rows())[1]).toMatchObject({ channel: 'sms', skipped: true })
  })

  it('who changed the number while a message waited has it there', async () => {
    world.clock.set(new Date('2026-03-02T22:00:00Z'))
    await setPreferences(call(), everything())
    await tell()
    await setPreferences(call(), everything({ phone: '+33 7 99 99 99 99' }))
    world.clock.set(new Date('2026-03-03T07:02:00Z'))
    await sweeps.sendDueMessages(system(), {})
    expect(texts.map(({ to }) => to)).toEqual(['+33799999999'])
    expect(await world.sql`select recipient from notifications where channel = 'sms'`).toEqual([
      { recipient: '+33799999999' },
    ])
  })

  it('hears nothing of a time that has passed when the quiet hours end', async () => {
    await setPreferences(call(), everything({ quietFrom: 0, quietTo: 23 * 60 + 59 }))
    const held = await world.hold({ from: '2026-03-05T09:00:00Z', to: '2026-03-06T09:00:00Z' })
    await world.pay(held.id)
    await world.sql`update bookings set customer_id = ${String(userIdOf(customer))} where id = ${held.id}`
    world.clock.set(new Date('2026-03-05T07:30:00Z'))
    await remind(system(), {})
    world.clock.set(new Date('2026-03-05T23:30:00Z'))
    await sweeps.sendDueMessages(system(), {})
    const late =
      await world.sql`select channel, kind from notifications where channel = 'sms' and skipped_at is not null`
    expect([texts, late]).toEqual([[], [{ channel: 'sms', kind: 'pickup_soon' }]])
  })

  it('whose browser is gone is forgotten; one that fails is tried again and given up in the end', async () => {
    world.clock.advance(minutes(60))
    await setPreferences(
      call(),
      everything({ phone: null, consents: [{ topic: 'booking', channel: 'push', allowed: true }] }),
    )
    await subscribe()
    answer = 500
    await expect(tell()).rejects.toThrow('answers 500')
    const push = async () =>
      (await world.sql`select id, due_at, given_up_at, attempts from notifications where channel = 'push'`)[0]
    const waits: number[] = []
    for (let again = 0; again < 9; again++) {
      const { id, due_at } = (await push()) ?? {}
      waits.push((due_at.getTime() - world.clock.now().getTime()) / minutes(1))
      await sendMessage(system(), { notificationId: id })
      world.clock.set(new Date(due_at.getTime() + minutes(2)))
      await sweeps.sendDueMessages(system(), {})
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120])
    expect(await push()).toMatchObject({ given_up_at: expect.any(Date), attempts: 10 })
    expect(pushes).toHaveLength(10)
    answer = 410
    await retryMessage(world.call(userActor('admin')), { messageId: (await push())?.id })
    world.clock.advance(minutes(2))
    await sweeps.sendDueMessages(system(), {})
    expect((await preferences(call(), {})).browsers).toBe(0)
    expect((await rows()).find(({ channel }) => channel === 'push')).toMatchObject({ skipped: true })
  })

  it('is told nothing in a browser that is somebody else’s by now', async () => {
    world.clock.advance(minutes(60))
    await setPreferences(
      call(),
      everything({ phone: null, consents: [{ topic: 'booking', channel: 'push', allowed: true }] }),
    )
    await subscribe()
    await queueMessage(system(), {
      kind: 'booking_confirmed',
      bookingId,
      cause: `booking_confirmed:again:${bookingId}`,
    })
    const other = crypto.randomUUID()
    await world.sql`
      insert into users (id, email, name, password_hash, role, locale, created_at)
      values (${other}, 'bob@example.test', 'Bob', 'x', 'customer', 'en', ${world.clock.now()})`
    await world.sql`update push_subscriptions set user_id = ${other}`
    world.clock.advance(minutes(2))
    await sweeps.sendDueMessages(system(), {})
    expect(pushes).toEqual([])
  })

  it('sees what was chosen and since when, and may take it back; every choice stays on record', async () => {
    expect(await preferences(call(), {})).toMatchObject({
      saved: false,
      phone: null,
      browsers: 0,
      pushKey: null,
    })
    await setPreferences(call(), everything())
    await setPreferences(call(), everything())
    const sms = async () =>
      (await preferences(call(), {})).consents.find(
        ({ topic, channel }) => topic === 'delays' && channel === 'sms',
      )
    expect(await sms()).toEqual({
      topic: 'delays',
      channel: 'sms',
      allowed: true,
      since: '2026-03-02T08:00:00.000Z',
    })
    world.clock.advance(minutes(5))
    await setPreferences(
      call(),
      everything({ consents: [{ topic: 'delays', channel: 'sms', allowed: false }] }),
    )
    expect(await sms()).toMatchObject({ allowed: false, since: '2026-03-02T08:05:00.000Z' })
    const [kept] =
      await world.sql`select count(*)::int as count from consents where topic = 'delays' and channel = 'sms'`
    expect(kept).toEqual({ count: 2 })
    await subscribe()
    await subscribe()
    expect((await preferences(call(), {})).browsers).toBe(1)
    await unsubscribePush(call(), { endpoint })
    expect((await preferences(call(), {})).browsers).toBe(0)
  })

  it('gives a number with its country, and no address that is not a browser’s', async () => {
    const code = (tried: Promise<unknown>) =>
      tried.then(
        () => 'done',
        (error) => error.code,
      )
    expect(await code(setPreferences(call(), everything({ phone: '06 12 34 56 78' })))).toBe('INVALID_INPUT')
    expect(await code(setPreferences(call(), everything({ phone: null })))).toBe('INVALID_INPUT')
    expect(await code(setPreferences(call(), everything({ timeZone: 'Mars/Olympus' })))).toBe('INVALID_INPUT')
    const elsewhere = { endpoint: 'https://intranet.example.com/admin', p256dh: 'x', auth: 'y' }
    expect(await code(subscribePush(call(), elsewhere))).toBe('INVALID_INPUT')
    expect(await code(preferences(world.call(guest), {}))).toBe('UNAUTHENTICATED')
  })
})
