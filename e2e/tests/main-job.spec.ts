/** The main job, in three browsers at once: a customer books, the branch sees it, a terminal lets in and out. */
import { expect, type Page } from '@playwright/test'
import type { Product } from '../../packages/domain/src/fleet/contract.ts'
import { flagship } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'
import { mailTo } from '../support/mailbox.ts'
import { typeCard } from '../support/payer.ts'
import type { Person } from '../support/people.ts'
import { hour, minute, wallClock } from '../support/time.ts'

/** From the next slot of the search form on, so that the terminal lets in at once. */
function fromNow(now: Date, product: Product): customer.WallPeriod {
  const step = (product === 'rental' ? 30 : 15) * minute
  const start = Math.ceil(now.getTime() / step) * step
  const wall = (at: number) => wallClock(new Date(at), flagship.zone)
  return { from: wall(start), to: wall(start + 4 * hour) }
}

/** The customer's way from the first page to the pass. Answers the reference. */
async function bookOnTheWeb(
  page: Page,
  product: Product,
  period: customer.WallPeriod,
  person: Person,
): Promise<string> {
  await customer.search(page, product, period)
  await customer
    .cardsOf(page)
    .first()
    .getByRole('link', { name: /^Select/ })
    .click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'No thanks, continue' }).click()
  await customer.fillDetails(page, product, person)
  await customer.holdButton(page).click()
  await typeCard(page)
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeVisible()
  return customer.referenceOn(page)
}

test('a car, from the search to the receipt', async ({ page, another, api, person, clock }) => {
  const terminal = await another()
  await kiosk.openKiosk(terminal, '000000')
  const reference = await bookOnTheWeb(page, 'rental', fromNow(await clock.now(), 'rental'), person)
  await kiosk.identifyByReference(terminal, 'Pick up a car', {
    reference: reference.replace('-', ''),
    lastName: person.lastName,
  })
  await kiosk.agreeAndSign(terminal, person.name)
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You’re on the road' })).toBeVisible()
  await kiosk.goOn(terminal, 'Done')
  await kiosk.identifyByReference(terminal, 'Return a car', {
    reference: reference.replace('-', ''),
    lastName: person.lastName,
  })
  await kiosk.bringBack(terminal, 180_000)
  await expect(kiosk.gateOpen(terminal)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Completed' })).toBeVisible()
  const receipt = await mailTo(api, person.email, 'receipt')
  expect(receipt.subject).toContain(reference)
})
