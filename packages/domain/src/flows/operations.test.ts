import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Email, systemCall } from '../kernel/index.ts'
import { bookingMessages, listMessages, queueMessage, retryMessage } from '../notifications/index.ts'
import { listEvents, receiveEvent, retryEvent } from '../payments/index.ts'
import { userActor } from '../testing.ts'
import { fetchMissedEvents, sweeps, workState } from './index.ts'
import { contact, expectSound, makeWorld, minutes, type World } from './life-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const admin = userActor('admin')
const asAdmin = () => world.call(admin)
const system = () => systemCall(world.runtime, 'test')
const period = { from: '2026-03-28T09:00:00Z', to: '2026-03-30T08:00:00Z' }

describe('an event of the payment provider that cannot be dealt with', () => {
  const broken = async () => {
    world.gateway.findCheckout = async () => Promise.reject(new Error('no such thing'))
    await receiveEvent(system(), { id: 'evt_1', type: 'payment_intent.succeeded', objectId: 'pi_1' })
  }
  const tryOften = async (times: number) => {
    for (let n = 0; n < times; n++) {
      world.clock.advance(minutes(2))
      await sweeps.processInbox(system(), {})
    }
  }
  const events = (state?: 'parked' | 'waiting' | 'done') =>
    listEvents(asAdmin(), state ? { state } : {}).then(({ items }) => items)

  it('is parked after ten tries, shown with its reason, and tried no more', async () => {
    await broken()
    await tryOften(9)
    expect(await events('waiting')).toMatchObject([{ id: 'evt_1', attempts: 9 }])
    await tryOften(3)
    expect(await events('parked')).toMatchObject([
      { id: 'evt_1', objectId: 'pi_1', attempts: 10, lastError: expect.stringContaining('no such thing') },
    ])
    expect(await workState(asAdmin(), {})).toMatchObject({ parkedEvents: 1, failedMessages: 0 })
  })

  it('is tried once more when a person asks, once however often they ask, and then has its effect', async () => {
    await broken()
    await tryOften(10)
    world.gateway.findCheckout = async () => null
    await retryEvent(asAdmin(), { eventId: 'evt_1' })
    await expect(retryEvent(asAdmin(), { eventId: 'evt_1' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const [asked] = await world.sql<{ times: number }[]>`
      select count(*)::int as times from outbox where type = 'stripe_event.received'`
    expect(asked?.times).toBe(2)
    await tryOften(1)
    expect(await events('done')).toMatchObject([{ id: 'evt_1', lastError: null }])
    await expect(retryEvent(asAdmin(), { eventId: 'evt_2' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('events that never arrived are fetched, once each, page after page', async () => {
  const happened = (n: number) => ({
    id: `evt_${n}`,
    type: 'checkout.session.completed',
    objectId: `cs_${n}`,
  })
  world.gateway.events.push(...[5, 4, 3, 2, 1].map(happened))
  await receiveEvent(system(), happened(4))
  expect(await fetchMissedEvents(system(), {})).toEqual({ done: 4 })
  expect(await fetchMissedEvents(system(), {})).toEqual({ done: 0 })
  const page = await listEvents(asAdmin(), { limit: 3 })
  const rest = await listEvents(asAdmin(), { limit: 3, ...(page.nextCursor && { cursor: page.nextCursor }) })
  const ids = [...page.items, ...rest.items].map(({ id }) => id)
  expect(ids.sort()).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5'])
})

describe('a message that no server takes', () => {
  const sent: Email[] = []
  /** Two hours pass, the longest wait, and the sweep tries what is due; by a mail server that takes it, or not. */
  const tryOften = async (times: number, works = false) => {
    const send = async (email: Email) => {
      if (!works) throw new Error('550 no such box')
      sent.push(email)
    }
    for (let n = 0; n < times; n++) {
      world.clock.advance(minutes(122))
      await sweeps.sendDueMessages(systemCall({ ...world.runtime, mailer: { send } }, 'test'), {})
    }
  }
  const confirmed = async () => {
    const { id: bookingId } = await world.hold(period)
    await world.pay(bookingId)
    const cause = `booking_confirmed:${bookingId}`
    await queueMessage(system(), { kind: 'booking_confirmed', bookingId, cause })
    return bookingId
  }

  it('is given up after ten tries, and sent when a person asks for it again', async () => {
    const bookingId = await confirmed()
    await tryOften(12)
    const [failed] = (await listMessages(asAdmin(), { state: 'failed' })).items
    expect(failed).toMatchObject({
      ...{ kind: 'booking_confirmed', bookingId, state: 'failed', attempts: 10 },
      lastError: expect.stringContaining('550'),
    })
    expect(failed?.recipient).not.toContain(contact.email)
    expect(await workState(asAdmin(), {})).toMatchObject({ failedMessages: 1 })
    const messageId = failed?.id ?? ''
    await retryMessage(asAdmin(), { messageId })
    await expect(retryMessage(asAdmin(), { messageId })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await tryOften(2, true)
    expect(sent).toHaveLength(1)
    expect(await bookingMessages(asAdmin(), { bookingId })).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  it('is seen by staff of its booking, and the whole log by admins alone', async () => {
    const bookingId = await confirmed()
    const here = world.call(userActor('agent', [world.branch.id]))
    const elsewhere = world.call(userActor('agent', ['elsewhere']))
    expect(await bookingMessages(here, { bookingId })).toMatchObject([{ kind: 'booking_confirmed' }])
    await expect(bookingMessages(elsewhere, { bookingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(listMessages(here, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(listEvents(here, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(workState(here, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
