/** Cash at the counter: a drawer from its float to its count, and the money of a booking in between. */
import { expect } from '@playwright/test'
import { signedIn } from '../support/api.ts'
import { hold, ownCar } from '../support/arrange.ts'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const agent = 'agent@forecourt.test'

test('a hold is paid in cash, given back in cash, and the drawer is counted', async ({
  page,
  own,
  origin,
  person,
  clock,
}) => {
  const held = await hold(own, person, await ownCar(own, clock))
  const euros = (minor: number) => `€${(minor / 100).toFixed(2)}`
  const due = euros(held.totalMinor)

  await openDesk(page, agent, 'till')
  await page.getByRole('button', { name: 'Open a drawer' }).click()
  const opening = page.getByRole('dialog', { name: 'Open a drawer' })
  await opening.getByRole('button', { name: 'Open drawer' }).click()
  await expect(opening.getByRole('alert')).toContainText('Give an amount')
  const drawer = (await opening.getByLabel('Drawer').locator('option:checked').textContent()) ?? ''
  await opening.getByLabel('Float, as counted').fill('100')
  await opening.getByRole('button', { name: 'Open drawer' }).click()
  const till = page.getByRole('region', { name: drawer })
  await expect(till).toContainText('€100.00')

  await page.goto(deskAddress(`bookings/${held.id}`))
  await page.getByRole('button', { name: 'Pay in cash' }).click()
  const paying = page.getByRole('dialog', { name: `${due} in cash from ${person.name}` })
  await paying.getByLabel('Into drawer').selectOption({ label: `${drawer} · €100.00` })
  await paying.getByLabel('Received').fill(((held.totalMinor + 1250) / 100).toFixed(2))
  await expect(paying).toContainText('Change to give back: €12.50')
  await paying.getByRole('button', { name: `Take ${due}` }).click()
  await expect(paying).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Confirmed')
  await expect(page.getByRole('link', { name: /^Receipt .*PDF$/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Paid in cash')

  const desk = await signedIn(origin, agent)
  await desk.write('booking.cancel', { bookingId: held.id })
  await page.getByRole('button', { name: `Hand over ${due} to ${person.name}` }).click()
  const giving = page.getByRole('dialog', { name: `Hand ${due} over to ${person.name}` })
  await giving
    .getByLabel('From drawer')
    .selectOption({ label: `${drawer} · ${euros(held.totalMinor + 10_000)}` })
  await giving.getByRole('button', { name: 'Handed over' }).click()
  await expect(giving).toBeHidden()
  await expect(page.getByRole('link', { name: /^Refund .*PDF$/ })).toBeVisible()

  await page.goto(deskAddress('till'))
  await expect(till).toContainText('€100.00')
  await checkPlaces(page, [{ name: 'an open till', address: deskAddress('till'), shows: 'In the drawer' }])
  await till.getByRole('button', { name: 'Count and close' }).click()
  const closing = page.getByRole('dialog', { name: `Close ${drawer.toLowerCase()}` })
  await closing.getByLabel('Counted').fill('99.50')
  await expect(closing).toContainText('€0.50 missing')
  await closing.getByLabel(/^Note on the difference/).fill('Coins')
  await closing.getByRole('button', { name: 'Close drawer' }).click()
  await expect(closing).toBeHidden()
  await expect(till).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: drawer }).first()
  await expect(row).toContainText('€0.50 missing')
  await row.getByRole('button', { name: `Movements of ${drawer.toLowerCase()}` }).click()
  await expect(page.getByRole('dialog')).toContainText('To the safe')
})
