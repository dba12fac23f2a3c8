/** Changes of plan by the customer: another time before the start, a later end while it is out. */
import { expect, type Page } from '@playwright/test'
import type { Booking } from '../../packages/domain/src/booking/contract.ts'
import { signedIn } from '../support/api.ts'
import { book, flagship, soon, unbookedCar } from '../support/arrange.ts'
import { amountsIn, farAhead, instantsOf } from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import { typeCard } from '../support/payer.ts'
import { day, hour } from '../support/time.ts'

/** An instant as the page says it. */
const words = (at: Date | string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: flagship.zone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
    .formatToParts(new Date(at))
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)

/** The return as the booking's page shows it. */
async function expectEnd(page: Page, end: Date): Promise<void> {
  const shown = page.getByRole('region', { name: 'When and where' })
  for (const part of words(end).slice(0, 2)) await expect(shown).toContainText(part)
}

/** Goes on to the payment page, pays, and comes back to the booking. */
async function payAndReturn(page: Page, press: RegExp): Promise<number> {
  const button = page.getByRole('button', { name: press })
  await expect(button).toBeEnabled()
  const [amount = 0] = amountsIn((await button.textContent()) ?? '')
  await button.click()
  await expect(page.getByRole('heading', { name: 'Card details' })).toBeVisible()
  const [asked] = amountsIn((await page.getByText('Total to pay').locator('..').textContent()) ?? '')
  expect(asked, 'the payment page asks for what the button said').toBe(amount)
  await typeCard(page)
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/)
  return amount
}

test('a dearer change waits for its difference, and is then the booking', async ({
  page,
  own,
  person,
  clock,
}) => {
  const period = farAhead(await clock.now())
  // From Tuesday to Wednesday first; then until Friday.
  const { from, to: later } = instantsOf(period)
  const to = new Date(later.getTime() - 2 * day)
  const booking = await book(own, person, { product: 'rental', from, to })
  await page.goto(`/bookings/${booking.id}`)
  await page.getByRole('link', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Change the booking' })).toBeFocused()

  await page.getByRole('button', { name: /^Pick-up, .*Change$/ }).click()
  const date = page.getByRole('textbox', { name: 'Return date' })
  await date.fill(period.to.slice(0, 10))
  await date.press('Enter')
  await page.getByRole('button', { name: 'Done' }).click()

  const paid = await payAndReturn(page, /^Pay .* and change$/)
  await expectEnd(page, later)
  await expect(page.getByText(/^Changed: /)).toBeVisible()
  const changed: Booking = await own.read('booking.get', { bookingId: booking.id })
  expect(changed).toMatchObject({
    totalMinor: booking.totalMinor + paid,
    dueMinor: 0,
    payment: { paidMinor: booking.totalMinor + paid },
  })
  const letter = await mailTo(own, person.email, 'booking_changed')
  expect(amountsIn(letter.textBody ?? '')).toContain(paid)
})

test('while it is out, the end moves as far as the next booking of that car, by keyboard alone', async ({
  page,
  own,
  origin,
  person,
  clock,
}) => {
  const car = await unbookedCar(own, await clock.byDay(flagship.zone))
  const period = soon(await clock.now(), 4)
  const booking = await book(own, person, { product: 'rental', unitId: car.id, ...period })
  const agent = await signedIn(origin, 'agent@forecourt.test')
  await agent.write('desk.checkIn', { bookingId: booking.id })
  const next = new Date(period.to.getTime() + 6 * hour)
  await book(agent, person, {
    product: 'rental',
    unitId: car.id,
    from: next,
    to: new Date(next.getTime() + day),
  })

  await page.goto(`/bookings/${booking.id}`)
  await page.getByRole('link', { name: 'Extend' }).press('Enter')
  const slider = page.getByRole('slider', { name: 'New end' })
  await slider.press('End')
  const last = new Date(next.getTime() - hour)
  await expect(page.getByText(/Next booking/)).toBeVisible()
  for (const part of words(last)) await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(part))
  await expect(page.getByRole('button', { name: /later$/ }).first()).toBeDisabled()

  await payAndReturn(page, /^Pay .* and extend$/)
  await expectEnd(page, last)
  await expect(page.getByText(/^Extended until /)).toBeVisible()
})
