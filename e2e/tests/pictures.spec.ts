/** The pictures of the README, taken from the real thing: `PICTURES=1 npm test -- --only browser`. */
import { expect } from '@playwright/test'
import { book, flagship, newTerminal, soon } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'
import { openDesk } from '../support/staff.ts'

const pictures = '../docs/pictures'

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' })

test('customer web: offers as a list and on the map', async ({ page, clock }) => {
  // In two weeks or so, when not everything is booked.
  const period = customer.farAhead(await clock.now(), 12)
  await page.goto(customer.resultsAddress('rental', period, { gearbox: 'automatic' }))
  const map = page.getByRole('region', { name: 'Map of the offers' })
  await expect(map.getByRole('button', { name: /Part-Dieu, from/ })).toBeVisible()
  await expect(map.getByText('Lyon', { exact: true })).toBeVisible()
  await customer
    .cardsOf(page)
    .first()
    .getByRole('link', { name: /^Select/ })
    .hover()
  await page.screenshot({ path: `${pictures}/customer-web.png` })
})

test('admin web: the board of a branch', async ({ page, clock }) => {
  await clock.byDay(flagship.zone)
  await openDesk(page, 'manager@forecourt.test', 'board')
  await expect(page.getByRole('list', { name: 'Arriving' })).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await page.screenshot({ path: `${pictures}/admin-web.png` })
})

test('kiosk: a customer who was recognised', async ({ page, origin, api, person, clock }) => {
  const now = await clock.byDay(flagship.zone)
  const ana = { ...person, name: 'Ana Moreau', lastName: 'Moreau' }
  const { reference } = await book(api, ana, { product: 'rental', ...soon(now, 52) })
  await kiosk.openKiosk(page, await newTerminal(origin))
  await page.setViewportSize(kiosk.landscape)
  await kiosk.identifyByReference(page, 'Pick up a car', { reference, lastName: 'Moreau' })
  await page.screenshot({ path: `${pictures}/kiosk.png` })
})
