/**
 * What the clients of the storm do. Each operation is one entry of the table at the end; `weight` says how often it is
 * chosen. An operation that has nothing to work on does nothing.
 */
import { type Caller, type Entry, type History, idOf, look, type Request } from './client.ts'

export type Booking = { id: string; caller: Caller; begun: boolean; visits: number }

export type Storm = {
  history: History
  staff: Caller
  sandbox: string
  /** The next quote: `now` for a rental that begins at once. */
  quote: (when: 'now' | 'later') => string | undefined
  /** Makes a hold run out this very moment. */
  lapse: (bookingId: string) => Promise<unknown>
  held: Booking[]
  confirmed: Booking[]
  out: Booking[]
  over: Booking[]
}

type Operation = { weight: number; run: (storm: Storm, caller: Caller) => Promise<unknown> }

const contact = { name: 'Race Driver', email: 'race@example.test' }

const take = (from: Booking[]): Booking | undefined =>
  from.splice(Math.floor(Math.random() * from.length), 1)[0]

const holdOf = (quoteId: string): Request => ({
  op: 'hold',
  subject: quoteId,
  path: '/api/v1/bookings',
  body: { quoteId, contact },
})

async function hold(storm: Storm, caller: Caller, when: 'now' | 'later'): Promise<void> {
  const quoteId = storm.quote(when)
  if (quoteId === undefined) return
  const entry = await storm.history.ask(caller, holdOf(quoteId))
  const id = idOf(entry)
  if (id === null) return
  storm.held.push({ id, caller, begun: when === 'now', visits: 0 })
  // One in ten missed the answer and asks again: it has to be the same one.
  if (Math.random() < 0.1) await storm.history.ask(caller, { ...holdOf(quoteId), key: entry.key })
}

/** Opens the checkout and pays at the provider; the webhook and the workers do the rest. */
async function pay(storm: Storm, booking: Booking, meanwhile?: Promise<unknown>): Promise<void> {
  const [entry] = await Promise.all([
    storm.history.ask(booking.caller, {
      op: 'pay',
      subject: booking.id,
      path: '/api/v1/payments/initiate',
      body: { bookingId: booking.id },
    }),
    meanwhile,
  ])
  const body = entry.outcome.kind === 'ok' ? entry.outcome.body : null
  if (typeof body !== 'object' || body === null || !('checkoutSessionId' in body)) return
  await fetch(`${storm.sandbox}/_sandbox/sessions/${body.checkoutSessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ card: '4242424242424242' }),
  })
  storm.confirmed.push(booking)
}

const desk = (storm: Storm, verb: 'checkIn' | 'checkOut', booking: Booking): Promise<Entry> =>
  storm.history.ask(storm.staff, {
    op: `desk.${verb}`,
    subject: booking.id,
    path: `/api/trpc/desk.${verb}`,
    body: { bookingId: booking.id },
  })

const cancel = (storm: Storm, booking: Booking): Promise<Entry> =>
  storm.history.ask(booking.caller, {
    op: 'cancel',
    subject: booking.id,
    path: `/api/v1/bookings/${booking.id}/cancel`,
    method: 'PATCH',
    body: {},
  })

const hours = (n: number, from: string) => new Date(Date.parse(from) + n * 3_600_000).toISOString()

/** Another time, by the booking as it was a moment ago: somebody else may have changed it since. */
async function change(storm: Storm, booking: Booking, kind: 'modify' | 'extend', by: number): Promise<void> {
  const seen = await look(booking.caller, booking.id)
  if (!seen) return
  const { version, from, to } = seen
  const path = `/api/v1/bookings/${booking.id}`
  const end = hours(by, to)
  await storm.history.ask(booking.caller, {
    op: kind,
    subject: booking.id,
    ...(kind === 'extend'
      ? { path: `${path}/extend`, body: { version, to: end } }
      : { path, method: 'PATCH', body: { version, from: hours(by, from), to: end } }),
  })
}

/** Whoever has not been confirmed yet, because the webhook is on its way, comes back a few times. */
async function checkIn(storm: Storm, booking: Booking): Promise<void> {
  const { outcome } = await desk(storm, 'checkIn', booking)
  if (outcome.kind === 'ok') storm.out.push(booking)
  else if (booking.visits++ < 5) storm.confirmed.push(booking)
}

/** Two of the staff give most of what was paid back at once: only one of them can. */
const giveBack = (storm: Storm, booking: Booking): Promise<Entry[]> => {
  const ask = () =>
    storm.history.ask(storm.staff, {
      op: 'refund.ask',
      subject: booking.id,
      path: '/api/trpc/refund.ask',
      body: { bookingId: booking.id, amountMinor: 5000, note: 'The car was late' },
    })
  return Promise.all([ask(), ask()])
}

const operations: Record<string, Operation> = {
  'hold for later': { weight: 8, run: (storm, caller) => hold(storm, caller, 'later') },
  'hold for now': { weight: 5, run: (storm, caller) => hold(storm, caller, 'now') },
  pay: {
    weight: 7,
    run: async (storm) => {
      const booking = take(storm.held)
      if (booking) await pay(storm, booking)
    },
  },
  'payment against expiry': {
    weight: 1,
    run: async (storm) => {
      const booking = take(storm.held)
      if (booking) await pay(storm, booking, storm.lapse(booking.id))
    },
  },
  cancel: {
    weight: 3,
    run: async (storm) => {
      const booking = take(Math.random() < 0.5 ? storm.held : storm.confirmed)
      if (booking) await cancel(storm, booking)
    },
  },
  'check in': {
    weight: 5,
    run: async (storm) => {
      const n = storm.confirmed.findIndex(({ begun }) => begun)
      const [booking] = n < 0 ? [] : storm.confirmed.splice(n, 1)
      if (booking) await checkIn(storm, booking)
    },
  },
  'check out': {
    weight: 4,
    run: async (storm) => {
      const booking = take(storm.out)
      if (!booking) return
      await desk(storm, 'checkOut', booking)
      storm.over.push(booking)
    },
  },
  'two refunds at once': {
    weight: 1,
    run: async (storm) => {
      const booking = take(storm.over)
      if (booking) await giveBack(storm, booking)
    },
  },
  modify: {
    weight: 2,
    run: async (storm) => {
      const booking = take(storm.confirmed)
      if (!booking) return
      await change(storm, booking, 'modify', 1 + Math.floor(Math.random() * 48))
      storm.confirmed.push({ ...booking, begun: false })
    },
  },
  'check out against extension': {
    weight: 2,
    run: async (storm) => {
      const booking = take(storm.out)
      if (booking) await Promise.all([change(storm, booking, 'extend', 24), desk(storm, 'checkOut', booking)])
    },
  },
  'check in against cancel': {
    weight: 1,
    run: async (storm) => {
      const booking = take(storm.confirmed)
      if (booking) await Promise.all([cancel(storm, booking), desk(storm, 'checkIn', booking)])
    },
  },
}

const wheel = Object.values(operations).flatMap((operation) =>
  Array.from({ length: operation.weight }, () => operation),
)
export const anyOperation = (): Operation => wheel[Math.floor(Math.random() * wheel.length)] as Operation
