import { parseICS } from 'node-ical'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  chargeBooking,
  deskCheckIn,
  deskCheckOut,
  getBooking,
  holdQuote,
  modifyBooking,
  openLink,
  settlePayment,
  startCheckout,
  sweeps,
} from '../flows/index.ts'
import { type Actor, systemCall } from '../kernel/index.ts'
import { reactions } from '../registry.ts'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeQuote,
  makeRatePlan,
  makeUnit,
  userActor,
} from '../testing.ts'
import { mailbox, queueMessage } from './index.ts'

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
type World = Awaited<ReturnType<typeof createTestRuntime>>

let world: World
beforeEach(async () => {
  world = await createTestRuntime()
})
afterEach(() => world.drop())

/** A paid booking over the night on which the clocks go forward in Paris, and its events delivered. */
async function bookAndDeliver(locale: 'en' | 'fr') {
  const { sql, clock, gateway, call, runtime } = world
  const branch = await makeBranch(sql, { name: 'Lyon Part-Dieu' })
  const unitClass = await makeClass(sql)
  await makeUnit(sql, { branch, class: unitClass })
  const plan = await makeRatePlan(sql, { branch, class: unitClass })
  const quote = await makeQuote(sql, {
    branch,
    class: unitClass,
    plan,
    from: '2026-03-28T09:00:00Z',
    to: '2026-03-30T08:00:00Z',
    madeAt: clock.now(),
  })
  const held = await holdQuote(call(guest), {
    quoteId: quote.id,
    contact: { name: 'Ada <b>Byron</b>', email: 'ada@example.test' },
    locale,
  })
  const { paymentId, checkoutSessionId } = await startCheckout(call(guest), { bookingId: held.id })
  gateway.settle(checkoutSessionId, 'paid')
  await settlePayment(systemCall(runtime, 'test'), { paymentId })
  await deliver()
  return held
}

/** Hands every event to its reactions, twice, as a relay that crashed in between would. */
async function deliver() {
  const events = await world.sql<
    { id: number; type: string; payload: unknown }[]
  >`select id, type, payload from outbox order by id`
  for (const event of [...events, ...events]) {
    for (const reaction of reactions[event.type] ?? [])
      if (reaction.name.startsWith('tell.')) await reaction.run(world.runtime, event)
  }
  world.clock.advance(61_000)
  await sweeps.sendDueMessages(systemCall(world.runtime, 'test'), {})
}

const letters = () => mailbox(world.call(), { recipient: 'ada@example.test' })

describe('the confirmation', () => {
  it('is sent once, with the pass, the calendar file and a link that opens the booking', async () => {
    const held = await bookAndDeliver('en')
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter?.subject).toContain('Booked: Compact, Sat 28 Mar, 10:00')
    expect(letter?.textBody).toContain('Mon 30 Mar, 10:00, Paris time')
    expect(letter?.htmlBody).not.toContain('<b>Byron')
    expect(letter?.attachments.map((file) => file.filename)).toEqual(['pass.png', 'booking.ics'])
    const token = letter?.textBody?.match(/\/open#(\S+)/)?.[1] ?? ''
    const elsewhere: Actor = { kind: 'anonymous', guestHash: 'c'.repeat(64) }
    expect(await openLink(world.call(elsewhere), { token })).toMatchObject({ id: held.id })
    await expect(openLink(world.call(elsewhere), { token: `${token}x` })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('has a calendar file with the branch’s hours, across a change of the clocks', async () => {
    await bookAndDeliver('en')
    const [letter] = await letters()
    const file = letter?.attachments.find((attachment) => attachment.filename === 'booking.ics')
    const events = Object.values(parseICS(Buffer.from(file?.contentBase64 ?? '', 'base64').toString()))
    const event = events.find((entry) => entry?.type === 'VEVENT')
    expect(event).toMatchObject({ location: expect.stringContaining('Lyon Part-Dieu') })
    expect(event && 'start' in event && event.start && new Date(event.start.valueOf()).toISOString()).toBe(
      '2026-03-28T09:00:00.000Z',
    )
    expect(event && 'end' in event && event.end && new Date(event.end.valueOf()).toISOString()).toBe(
      '2026-03-30T08:00:00.000Z',
    )
  })

  it('speaks French to who booked in French', async () => {
    await bookAndDeliver('fr')
    const [letter] = await letters()
    expect(letter?.subject).toContain('Réservé : Compacte')
    expect(letter?.textBody).toContain('heure de Paris')
  })
})

describe('a change', () => {
  const changed = async (locale: 'en' | 'fr') => {
    const held = await bookAndDeliver(locale)
    const { version } = await getBooking(world.call(guest), { bookingId: held.id })
    // Cheaper: it is made at once.
    await modifyBooking(world.call(guest), { bookingId: held.id, version, to: '2026-03-29T08:00:00Z' })
    await deliver()
    const [letter, ...more] = (await letters()).filter(({ kind }) => kind === 'booking_changed')
    expect(more).toEqual([])
    return letter
  }

  it('is told once, with the new times, the difference, and a calendar file that replaces the one before', async () => {
    const letter = await changed('en')
    expect(letter?.subject).toContain('Changed: Compact, Sat 28 Mar, 10:00')
    expect(letter?.textBody).toContain('Sun 29 Mar, 10:00, Paris time')
    expect(letter?.textBody).toContain(
      'The new price is €40.00, €80.00 less; the difference goes back to Visa ··42.',
    )
    const [before] = (await letters()).filter(({ kind }) => kind === 'booking_confirmed')
    const eventOf = (of: typeof letter) => {
      const file = of?.attachments.find(({ filename }) => filename === 'booking.ics')
      const parsed = parseICS(Buffer.from(file?.contentBase64 ?? '', 'base64').toString())
      return Object.values(parsed).find((part) => part?.type === 'VEVENT')
    }
    const [first, second] = [eventOf(before), eventOf(letter)]
    expect(second).toMatchObject({ uid: Object(first).uid, end: new Date('2026-03-29T08:00:00Z') })
    expect(Number(Object(second).sequence)).toBeGreaterThan(Number(Object(first).sequence))
  })

  it('is told in French to who booked in French', async () => {
    const letter = await changed('fr')
    expect(letter?.subject).toContain('Modifié : Compacte')
    expect(letter?.textBody).toContain('de moins ; la différence vous revient')
  })
})

describe('an invoice', () => {
  it('comes with the receipt, and with what is charged for afterwards, each its own', async () => {
    const { id: bookingId } = await bookAndDeliver('fr')
    const desk = world.call(userActor('admin'))
    world.clock.set(new Date('2026-03-28T09:00:00Z'))
    await deskCheckIn(desk, { bookingId })
    world.clock.set(new Date('2026-03-30T07:00:00Z'))
    await deskCheckOut(desk, { bookingId })
    await chargeBooking(desk, { bookingId, kind: 'fine', note: 'Excès de vitesse', amountMinor: 9000 })
    await deliver()
    const of = (kind: string) => letters().then((all) => all.find((letter) => letter.kind === kind))
    for (const [kind, number] of [
      ['receipt', 'FC-2026-000001'],
      ['booking_charged', 'FC-2026-000002'],
    ] as const) {
      const letter = await of(kind)
      expect(letter?.textBody).toContain(`${number} (jointe)`)
      expect(letter?.attachments).toMatchObject([
        { filename: `${number}.pdf`, contentType: 'application/pdf' },
      ])
      const pdf = Buffer.from(letter?.attachments[0]?.contentBase64 ?? '', 'base64')
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      // Small enough for any mail server.
      expect(pdf.length).toBeLessThan(100_000)
    }
  })
})

describe('a message', () => {
  it('is kept for later when the mail server is down, and then sent', async () => {
    const held = await bookAndDeliver('en')
    let up = false
    const sent: string[] = []
    const runtime = {
      ...world.runtime,
      mailer: {
        send: async ({ subject }: { subject: string }) =>
          up ? void sent.push(subject) : Promise.reject(new Error('connection refused')),
      },
    }
    await queueMessage(systemCall(runtime, 'test'), {
      kind: 'receipt',
      bookingId: held.id,
      cause: 'a-receipt',
    })
    world.clock.advance(61_000)
    await sweeps.sendDueMessages(systemCall(runtime, 'test'), {})
    const [row] =
      await world.sql`select attempts, last_error, sent_at from notifications where cause_key = 'a-receipt'`
    expect(row).toMatchObject({ attempts: 1, last_error: expect.stringContaining('refused'), sent_at: null })
    up = true
    world.clock.advance(2 * 61_000)
    await sweeps.sendDueMessages(systemCall(runtime, 'test'), {})
    expect(sent).toEqual([expect.stringContaining('Receipt for')])
  })
})
