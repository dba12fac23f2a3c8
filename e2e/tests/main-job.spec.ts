/**
 * The main job, in three browsers at once: a customer books, the branch sees it, a terminal lets in and out. At the
 * flexible rate the price is held on the card until the pick-up, of parking until the exit.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Product } from '../../packages/domain/src/fleet/contract.ts'
import { type Api, signedIn } from '../support/api.ts'
import { flagship } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'
import { mailTo } from '../support/mailbox.ts'
import { typeCard } from '../support/payer.ts'
import type { Person } from '../support/people.ts'
import { rowOf, signInAtDesk } from '../support/staff.ts'
import { hour, minute, wallClock } from '../support/time.ts'

/** From the next slot of the search form on, so that the terminal lets in at once. */
function fromNow(now: Date, product: Product): customer.WallPeriod {
  const step = (product === 'rental' ? 30 : 15) * minute
  const start = Math.ceil(now.getTime() / step) * step
  const wall = (at: number) => wallClock(new Date(at), flagship.zone)
  return { from: wall(start), to: wall(start + 4 * hour) }
}

/**
 * The customer's way from the first page to the pass. Answers the reference, and the total wherever it was told:
 * on the card, at the review, at the checkout and on the booking.
 */
async function bookOnTheWeb(
  page: Page,
  product: Product,
  period: customer.WallPeriod,
  person: Person,
): Promise<{ reference: string; totals: number[] }> {
  const texts: string[] = []
  const note = async (place: Locator) => texts.push(...(await place.allInnerTexts()))
  await customer.search(page, product, period)
  const offer = customer
    .cardsOf(page)
    .first()
    .getByRole('link', { name: /^Select/ })
  texts.push((await offer.getAttribute('aria-label')) ?? '')
  await offer.click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'No thanks, continue' }).click()
  await customer.fillDetails(page, product, person)
  await note(page.getByRole('row', { name: /^You pay (at pick-up|when you leave)/ }))
  await note(customer.holdButton(page))
  await customer.holdButton(page).click()
  await expect(page.getByRole('heading', { name: 'Card details' })).toBeVisible()
  await note(page.getByText('Total to pay').locator('..'))
  await typeCard(page)
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeVisible()
  await expect(page.getByText(/ is held on Visa ··4242/)).toBeVisible()
  await note(page.getByRole('row', { name: /^Total/ }))
  return { reference: await customer.referenceOn(page), totals: texts.flatMap(customer.amountsIn) }
}

/** The receipt in the mailbox names the total that was told all the way. */
async function expectReceipt(api: Api, person: Person, reference: string, totals: number[]): Promise<void> {
  expect(totals).toHaveLength(5)
  expect(new Set(totals).size, `the totals told: ${totals}`).toBe(1)
  const receipt = await mailTo(api, person.email, 'receipt')
  expect(receipt.subject).toContain(reference)
  expect(customer.amountsIn(receipt.textBody ?? '')).toContain(totals[0])
}

test('a car, from the search to the receipt', async ({ page, another, api, person, clock }) => {
  const period = fromNow(await clock.byDay(flagship.zone), 'rental')
  const [desk, terminal] = [await another(), await another()]
  await signInAtDesk(desk, 'agent@forecourt.test')
  await kiosk.openKiosk(terminal, '000000')
  await expect(rowOf(desk, 'Arriving', person.name)).toBeHidden()

  const { reference, totals } = await bookOnTheWeb(page, 'rental', period, person)
  await expect(rowOf(desk, 'Arriving', person.name)).toBeVisible()
  await expect(page.getByRole('img', { name: `QR code for ${reference}` })).toBeVisible()

  const shown = { reference: reference.replace('-', ''), lastName: person.lastName }
  await kiosk.identifyByReference(terminal, 'Pick up a car', shown)
  await kiosk.agreeAndSign(terminal, person.name)
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(rowOf(desk, 'Arriving', person.name)).toBeHidden()
  await expect(rowOf(desk, 'Returning', person.name)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You’re on the road' })).toBeVisible()
  await expect(page.getByText('Paid with Visa ··4242')).toBeVisible()

  await kiosk.goOn(terminal, 'Done')
  await kiosk.identifyByReference(terminal, 'Return a car', shown)
  await kiosk.bringBack(terminal, 180_000)
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(rowOf(desk, 'Returning', person.name)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Completed' })).toBeVisible()
  await expectReceipt(api, person, reference, totals)
})

test('a bay, from the search to the receipt', async ({ page, another, api, origin, person, clock }) => {
  const period = fromNow(await clock.byDay(flagship.zone), 'parking')
  await noShowsClosed(origin)
  const [desk, terminal, searcher] = [await another(), await another(), await another()]
  await signInAtDesk(desk, 'agent@forecourt.test')
  await desk.getByText('Parked', { exact: true }).click()
  // A list under the mouse stands still.
  await desk.mouse.move(0, 0)
  await kiosk.openKiosk(terminal, '000000')
  await searcher.goto(customer.resultsAddress('parking', period))
  // By its title: `cardsOf` leaves out what is sold out, and its first would then be another.
  const title = await customer.cardsOf(searcher).first().getAttribute('aria-labelledby')
  const seen = searcher.locator(`article[aria-labelledby="${title}"]`)
  const free = async () => Number(/(\d+) of \d+ free/.exec((await seen.textContent()) ?? '')?.[1])
  await expect.poll(free).toBeGreaterThan(0)
  const before = await free()

  const { reference, totals } = await bookOnTheWeb(page, 'parking', period, person)
  await expect(rowOf(desk, 'Arriving', person.name)).toBeVisible()
  await expect.poll(free).toBe(before - 1)

  await kiosk.identifyByPlate(terminal, 'Park', person.plate)
  await kiosk.goOn(terminal, 'Yes, that’s me')
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(rowOf(desk, 'Arriving', person.name)).toBeHidden()
  await expect(rowOf(desk, 'Parked', person.name)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You’re parked' })).toBeVisible()

  await kiosk.goOn(terminal, 'Done')
  await kiosk.identifyByPlate(terminal, 'Leave the car park', person.plate)
  await kiosk.goOn(terminal, 'Yes, that’s me')
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(rowOf(desk, 'Parked', person.name)).toBeHidden()
  await expect.poll(free).toBe(before)
  await expectReceipt(api, person, reference, totals)
})

/** Bays of those who did not come in the time that the clock skipped are free again; nothing else moves the count. */
async function noShowsClosed(origin: string): Promise<void> {
  const admin = await signedIn(origin, 'admin@forecourt.test')
  const since = Date.now() + 3000
  const endedAt = async () => {
    const { sweeps } = await admin.read('operations.work', {})
    return Date.parse(sweeps.find(({ name }) => name === 'closeNoShows')?.endedAt ?? '')
  }
  await expect.poll(endedAt, { timeout: 90_000, intervals: [2000] }).toBeGreaterThan(since)
}
