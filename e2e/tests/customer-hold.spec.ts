/** Holding and paying: one hold, only when asked for; nothing is promised before the server has said so. */
import { expect, type Page } from '@playwright/test'
import { type Api, apiOf, signedIn } from '../support/api.ts'
import { flagship, hold, reaches } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import { cutOff, payCheckout } from '../support/payer.ts'
import { newPerson } from '../support/people.ts'

test('nothing is held before "Hold and pay", and pressing it twice holds once', async ({
  page,
  origin,
  own,
  person,
  clock,
}) => {
  const staff = await signedIn(origin, 'admin@forecourt.test')
  const bookings = async () => (await staff.read('booking.list', { text: person.email })).items
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.stepAddress('driver', 'rental', period, classId))
  await customer.fillDetails(page, 'rental', person)
  await expect(customer.holdButton(page)).toBeEnabled()
  expect(await bookings()).toEqual([])
  await customer.holdButton(page).dblclick()
  await expect(page.getByRole('heading', { name: 'Card details' })).toBeVisible()
  expect(await bookings()).toHaveLength(1)
})

test('the address of success books nothing', async ({ page, own, person, clock }) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now()))
  const { id } = await hold(own, person, { product: 'rental', ...period })
  await own.write('checkout.start', { bookingId: id })
  let asked = 0
  page.on('response', (response) => {
    if (response.url().includes('booking.get')) asked += 1
  })
  await page.goto(`/bookings/${id}/return`)
  await expect(page.getByRole('heading', { name: 'Confirming your payment' })).toBeVisible()
  // It goes on asking, and goes on promising nothing.
  await expect.poll(() => asked).toBeGreaterThan(1)
  await expect(page.getByRole('heading', { name: 'Confirming your payment' })).toBeVisible()
  await page.goto(`/bookings/${id}?fresh=true`)
  await expect(page.getByRole('heading', { name: 'Held for you' })).toBeVisible()
  await expect(page.getByText('You’re booked')).toBeHidden()
})

/**
 * How far the countdown on the page is from the true time left at the moment when its figures change, in ms; a busy
 * machine can change them late, so it is the least of up to three changes. The truth is the server's clock, asked from the
 * page right then: how long the answer takes is not counted.
 */
async function countdownError(page: Page, deadline: string): Promise<number> {
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/\d+:\d\d/)
  return timer.evaluate(async (element, end) => {
    const nextChange = () =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          resolve(Date.now())
        })
        observer.observe(element, { characterData: true, childList: true, subtree: true })
      })
    let error = Number.POSITIVE_INFINITY
    for (let change = 0; change < 3 && error > 100; change++) {
      const changed = await nextChange()
      const [, minutes, seconds] = /(\d+):(\d\d)/.exec(element.textContent ?? '') ?? []
      const shown = (Number(minutes) * 60 + Number(seconds)) * 1000
      const sent = Date.now()
      const { now } = await (await fetch('/dev/clock')).json()
      // What was truly left at the change lies between these two.
      const answered = Date.parse(end) - Date.parse(now)
      const least = answered + (sent - changed)
      const most = answered + (Date.now() - changed)
      error = Math.min(error, Math.max(0, shown - most, least - shown))
    }
    return error
  }, deadline)
}

test('the countdown is the same after a reload, and at its end one can hold again', async ({
  page,
  own,
  person,
  clock,
}) => {
  const wanted = customer.farAhead(await clock.now())
  const period = customer.instantsOf(wanted)
  const { id, holdExpiresAt } = await hold(own, person, { product: 'rental', ...period })
  await page.goto(`/bookings/${id}`)
  expect(await countdownError(page, holdExpiresAt ?? '')).toBeLessThanOrEqual(1000)
  await page.reload()
  expect(await countdownError(page, holdExpiresAt ?? '')).toBeLessThanOrEqual(1000)
  await clock.advance(10)
  await expect(page.getByRole('heading', { name: 'The hold has ended' })).toBeVisible()
  await expect(page.getByRole('timer')).toBeHidden()
  await page.getByRole('link', { name: 'Hold again' }).click()
  await expect(page.getByText(/, 10:00 – .*, 10:00, Paris time/)).toBeVisible()
})

/** The classes of cars that the flagship has left for a period, and how many of each; the fewest first. */
async function carsLeft(api: Api, period: { from: Date; to: Date }) {
  const { offers } = await api.read('availability.branchOffers', {
    product: 'rental',
    branchId: flagship.id,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    driverAge: 40,
  })
  return offers
    .filter(({ free }) => free > 0)
    .map((offer) => ({ classId: offer.class.id, free: offer.free }))
    .toSorted((a, b) => a.free - b.free)
}

test('a payment that is heard of after the hold confirms it, or is refunded', async ({
  page,
  another,
  own,
  api,
  person,
  clock,
}) => {
  // When no other test holds anything: what it held would come free while this one lets the time pass.
  const period = customer.instantsOf(customer.farAhead(await clock.now(), 265))
  const unlucky = await another()
  const kept = await hold(own, person, { product: 'parking', ...period })
  const [rarest] = await carsLeft(api, period)
  if (!rarest) throw new Error('The flagship has no car left.')
  const { classId } = rarest
  const lost = await hold(apiOf(unlucky.request), newPerson(), { product: 'rental', classId, ...period })
  const customers = [
    { booking: kept, caller: own, at: page },
    { booking: lost, caller: apiOf(unlucky.request), at: unlucky },
  ]
  const checkouts = await Promise.all(
    customers.map(({ booking, caller }) => caller.write('checkout.start', { bookingId: booking.id })),
  )
  const letThrough = await cutOff(checkouts[0]?.checkoutUrl ?? '')
  for (const { checkoutUrl } of checkouts) await payCheckout(checkoutUrl)
  await clock.advance(11)
  for (const { booking, caller, at } of customers) {
    await reaches(caller, booking.id, 'expired')
    await at.goto(`/bookings/${booking.id}/return`)
    await expect(at.getByRole('heading', { name: 'The hold has ended' })).toBeVisible()
  }
  // Others take the car that the second customer had, and all that are like it.
  for (let car = 0; car < rarest.free; car++) {
    await hold(api, newPerson(), { product: 'rental', classId, ...period })
  }
  expect((await carsLeft(api, period)).map((left) => left.classId)).not.toContain(classId)
  await letThrough()
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeVisible()
  await expect(unlucky.getByRole('heading', { name: 'We couldn’t keep the car' })).toBeVisible()
  const { payment } = await apiOf(unlucky.request).read('booking.get', { bookingId: lost.id })
  expect(payment.refundedMinor).toBe(lost.totalMinor)
  await mailTo(api, lost.contact.email, 'payment_refunded')
})
