/** What one has booked: kept on the phone, and called off for what was said. */
import { expect } from '@playwright/test'
import { book } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import { hour } from '../support/time.ts'

/** K7P-2QX */
const readable = (reference: string) => `${reference.slice(0, 3)}-${reference.slice(3)}`

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the saved pass and its reference are there after a reload', async ({ page, own, person, clock }) => {
    const period = customer.instantsOf(customer.farAhead(await clock.now()))
    const { id, reference } = await book(own, person, { product: 'parking', ...period })
    await page.goto(`/bookings/${id}`)
    const pass = page.getByRole('img', { name: `QR code for ${readable(reference)}` })
    await expect(pass).toBeVisible()
    const drawn = await pass.innerHTML()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.context().setOffline(true)
    await page.reload()
    await expect(pass).toBeVisible()
    expect(await pass.innerHTML()).toBe(drawn)
    await expect(page.getByRole('region', { name: 'Your pass' })).toContainText(readable(reference))
    await expect(page.getByText('You’re offline')).toBeVisible()
  })
})

test('cancelling gives back exactly what it said it would', async ({ page, own, person, clock }) => {
  // Within a day of its start, and more than an hour after it was booked: one day is kept.
  const from = new Date(Math.ceil((await clock.now()).getTime() / hour) * hour + 6 * hour)
  const to = new Date(from.getTime() + 48 * hour)
  const booking = await book(own, person, { product: 'parking', from, to })
  await clock.advance(61)
  await page.goto(`/bookings/${booking.id}`)
  await page.getByRole('button', { name: 'Cancel booking' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel this booking?' })
  const amount = async (term: string) => {
    const row = dialog.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd')
    const [minor = Number.NaN] = customer.amountsIn((await row.textContent()) ?? '')
    return minor
  }
  await expect(dialog.getByText('You get back')).toBeVisible()
  const [paid, fee, refund] = [
    await amount('You paid'),
    await amount('We keep'),
    await amount('You get back'),
  ]
  expect(paid).toBe(booking.totalMinor)
  expect(fee).toBeGreaterThan(0)
  expect(fee + refund).toBe(paid)
  const before = await own.read('booking.get', { bookingId: booking.id })
  expect(before.status).toBe('confirmed')

  await dialog.getByRole('button', { name: /^Cancel and refund/ }).click()
  await expect(page.getByRole('heading', { name: 'Cancelled' })).toBeVisible()
  await expect(page.getByText(/^€[\d.]+ refunded$/)).toBeVisible()
  const { payment, status } = await own.read('booking.get', { bookingId: booking.id })
  expect([status, payment.paidMinor, payment.refundedMinor]).toEqual(['cancelled', paid, refund])
  const letter = await mailTo(own, person.email, 'booking_cancelled')
  expect(customer.amountsIn(letter.textBody ?? '')).toEqual(expect.arrayContaining([paid, refund]))
})
