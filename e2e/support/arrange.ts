/** Bookings that a test starts from, made through the API as any client makes them. */
import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Booking } from '../../packages/domain/src/booking/contract.ts'
import type { Product } from '../../packages/domain/src/fleet/contract.ts'
import { type Api, newCaller, signedIn } from './api.ts'
import type { TestClock } from './clock.ts'
import { payCheckout } from './payer.ts'
import type { Person } from './people.ts'
import { day, hour, minute } from './time.ts'

/** Rents and parks around the clock; where the demo staff work and the demo kiosk stands. */
export const flagship = {
  id: 'lyon-part-dieu',
  name: 'Gare de Lyon Part-Dieu',
  zone: 'Europe/Paris',
  lat: 45.76056,
  lng: 4.85935,
}

export type Wish = {
  product: Product
  from: Date
  to: Date
  branchId?: string
  classId?: string
  /** This very car or bay. */
  unitId?: string
  extras?: { id: string; quantity: number }[]
  holdMinutes?: 10 | 20
  /** Paid at once; the flexible rate is paid at pick-up, or at the exit. */
  option?: 'prepaid' | 'flexible'
}

/** A booking that is held: of the class that has most left, unless the wish names one. */
export async function hold(api: Api, person: Person, wish: Wish): Promise<Booking> {
  const { product, from, to, branchId = flagship.id, extras = [], holdMinutes = 10 } = wish
  const period = { from: from.toISOString(), to: to.toISOString() }
  const quote = await api.write('pricing.makeQuote', {
    ...(wish.unitId
      ? { unitId: wish.unitId }
      : { classId: wish.classId ?? (await freeClass(api, product, branchId, period)) }),
    pickupBranchId: branchId,
    ...period,
    extras,
    ...(product === 'rental' && { driverAge: 40 }),
    ratePlanOption: wish.option ?? 'prepaid',
  })
  return api.write('booking.hold', {
    quoteId: quote.id,
    contact: { name: person.name, email: person.email },
    holdMinutes,
    ...(product === 'parking' && { plate: person.plate }),
  })
}

/** The class that has most left at a branch. */
export async function freeClass(
  api: Api,
  product: Product,
  branchId: string,
  period: { from: string; to: string },
): Promise<string> {
  const { offers } = await api.read('availability.branchOffers', { product, branchId, ...period })
  const [first] = offers.toSorted((a, b) => b.free - a.free)
  if (!first || first.free === 0)
    throw new Error(`${branchId} has nothing free from ${period.from} to ${period.to}.`)
  return first.class.id
}

/** A car of the flagship that nobody has booked from the next quarter on, for as far ahead as one can book. */
export async function unbookedCar(api: Api, now: Date): Promise<{ id: string; label: string }> {
  const period = {
    branchId: flagship.id,
    from: soon(now, 0).from.toISOString(),
    to: new Date(now.getTime() + 300 * day).toISOString(),
  }
  for (const { id: classId } of await api.read('fleet.listClasses', { product: 'rental' })) {
    const [unit] = await api.read('availability.freeUnits', { classId, ...period })
    if (unit) return unit
  }
  throw new Error(`Every car of ${flagship.id} is booked some time.`)
}

/** A booking that is paid and confirmed. */
export async function book(api: Api, person: Person, wish: Wish): Promise<Booking> {
  const held = await hold(api, person, wish)
  const { checkoutUrl } = await api.write('checkout.start', { bookingId: held.id })
  await payCheckout(checkoutUrl)
  return reaches(api, held.id, 'confirmed')
}

/** The booking once it has this status. */
export async function reaches(api: Api, bookingId: string, status: Booking['status']): Promise<Booking> {
  await expect
    .poll(async () => (await api.read('booking.get', { bookingId })).status, { timeout: 30_000 })
    .toBe(status)
  return api.read('booking.get', { bookingId })
}

/** A period that can be checked in to at once: it began a moment ago or begins within minutes. */
export function soon(now: Date, hours: number): { from: Date; to: Date } {
  const from = new Date(Math.ceil(now.getTime() / (15 * minute)) * 15 * minute)
  return { from, to: new Date(from.getTime() + hours * hour) }
}

/** What a wish needs for a car of the flagship that nobody else has booked, by day, from the next quarter on. */
export async function ownCar(api: Api, clock: TestClock, hours = 4): Promise<Wish> {
  const { id: unitId } = await unbookedCar(api, await clock.byDay(flagship.zone))
  return { product: 'rental', unitId, ...soon(await clock.now(), hours) }
}

/** A booking at the flagship that has begun: somebody drove in, or off. */
export async function bookAndCheckIn(origin: string, person: Person, wish: Wish): Promise<Booking> {
  const booking = await book(await newCaller(origin), person, wish)
  const agent = await signedIn(origin, 'agent@forecourt.test')
  return agent.write('desk.checkIn', { bookingId: booking.id })
}

/** A new terminal at the flagship, and the code that pairs a device with it. */
export async function newTerminal(origin: string): Promise<string> {
  const manager = await signedIn(origin, 'manager@forecourt.test')
  const name = `Kiosk ${randomUUID().slice(0, 8)}`
  const { pairingCode } = await manager.write('gate.createTerminal', { branchId: flagship.id, name })
  return pairingCode
}
