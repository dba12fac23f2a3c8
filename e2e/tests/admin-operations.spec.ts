/** What runs in the background, seen by an administrator: messages, payment events, workers and their queues. */
import { expect } from '@playwright/test'
import { book, ownCar } from '../support/arrange.ts'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const admin = 'admin@forecourt.test'

test('an administrator sees what was sent, what the payment provider said, and how the workers do', async ({
  page,
  own,
  person,
  clock,
}) => {
  const { id, reference } = await book(own, person, await ownCar(own, clock))
  const words = `${reference.slice(0, 3)}-${reference.slice(3)}`
  await openDesk(page, admin, 'operations')
  await page.getByLabel('Reference of the booking').fill(words)
  const sent = page.getByRole('row', { name: words })
  await expect(sent).toContainText('Sent')
  await expect(sent).toContainText('Confirmation')
  await expect(sent).not.toContainText(person.email)
  await page.getByLabel('State').selectOption('Given up')
  await expect(page.getByText('Nothing fits these filters')).toBeVisible()

  await page.getByRole('tab', { name: 'Payment events' }).click()
  await expect(page.getByRole('row', { name: 'checkout.session.completed' }).first()).toContainText('Done')
  await page.getByRole('tab', { name: 'Workers' }).click()
  await expect(page.getByText('expireHolds')).toBeVisible()
  const [queues] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the queues' }).click(),
  ])
  await expect(queues.getByText('messages').first()).toBeVisible()
  await queues.close()

  await page.goto(deskAddress(`bookings/${id}`))
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Confirmation')
})

test('a manager does not, and the pages are fit for everybody', async ({ page, browser, origin }) => {
  await openDesk(page, admin, 'operations')
  await checkPlaces(page, [
    { name: 'messages', address: deskAddress('operations'), shows: 'Sent or asked for' },
    { name: 'events', address: deskAddress('operations?view=events'), shows: 'Received' },
    { name: 'workers', address: deskAddress('operations?view=work'), shows: 'expireHolds' },
  ])
  const other = await browser.newContext({ baseURL: origin })
  const manager = await other.newPage()
  await openDesk(manager, 'manager@forecourt.test', 'operations')
  await expect(manager.getByRole('heading', { name: 'You cannot see this', level: 1 })).toBeVisible()
  await expect(manager.getByRole('link', { name: 'Operations' })).toHaveCount(0)
  await other.close()
})
