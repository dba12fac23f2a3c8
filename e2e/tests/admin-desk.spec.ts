/** Staff change what was planned: another unit, a block, somebody who comes without a booking. */
import { expect } from '@playwright/test'
import { book, flagship, unbookedCar } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'
import { hour } from '../support/time.ts'

const agent = 'agent@forecourt.test'
const manager = 'manager@forecourt.test'

test('an agent gives a booking another unit, by the keyboard', async ({ page, api, person, clock }) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now(), 182))
  const { id } = await book(api, person, { product: 'rental', ...period })
  await openDesk(page, agent, `bookings/${id}`)
  const before = (await api.read('booking.get', { bookingId: id })).class.name.en
  await page.getByRole('button', { name: 'Swap unit' }).click()
  const dialog = page.getByRole('dialog', { name: `Another unit for ${person.name}` })
  // Best fit first: units of the class come before upgrades.
  const first = dialog.getByRole('radio').first()
  await expect(first).toBeVisible()
  await first.focus()
  await page.keyboard.press('Space')
  const give = dialog.getByRole('button', { name: /^Give / })
  const label = ((await give.textContent()) ?? '').replace('Give ', '')
  await give.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`${person.name} has ${label} now`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Overview' })).toContainText(label)
  await expect(page.getByRole('region', { name: 'History' })).toContainText(/Moved to another unit|Upgraded/)
  expect(before).not.toBe('')
})

test('a block shows whom it hurts, and moves the booking', async ({ page, api, own, person, clock }) => {
  const now = await clock.now()
  const period = customer.instantsOf(customer.farAhead(now, 186))
  const { id } = await book(api, person, { product: 'rental', ...period })
  await openDesk(page, manager, 'board')
  const { unit, reference } = await own.read('booking.get', { bookingId: id })
  await page.goto(deskAddress(`units?unit=${unit?.id}`))
  const drawer = page.getByRole('dialog', { name: unit?.label ?? '' })
  const code = `${reference.slice(0, 3)}-${reference.slice(3)}`
  await expect(drawer.getByRole('list', { name: 'Coming up' })).toContainText(code, { timeout: 30_000 })
  await drawer.getByRole('button', { name: 'Block' }).click()
  const dialog = page.getByRole('dialog', { name: `Take ${unit?.label} out of service` })
  await dialog.getByLabel(/^From/).fill(local(new Date(period.from.getTime() - 2 * hour)))
  await dialog.getByLabel(/^Until/).fill(local(new Date(period.from.getTime() + 2 * hour)))
  await dialog.getByLabel('Reason').fill('Brakes')
  await expect(dialog.getByRole('listitem').filter({ hasText: code })).toContainText(
    /gets another|free upgrade/,
  )
  await dialog.getByRole('button', { name: `Block ${unit?.label}` }).click()
  await expect(dialog).toBeHidden()
  const plan = drawer.getByRole('list', { name: 'Coming up' })
  await expect(plan).toContainText('Brakes')
  await expect(plan).not.toContainText(code)
  expect((await own.read('booking.get', { bookingId: id })).unit?.id).not.toBe(unit?.id)
  await drawer.getByRole('button', { name: 'Call off Out of service' }).click()
  await page.getByRole('button', { name: 'End block' }).click()
  await expect(plan.getByText('Brakes')).toBeHidden()
})

test('somebody without a booking drives off, and owes the price that was shown', async ({
  page,
  own,
  api,
  person,
  clock,
}) => {
  const now = await clock.byDay(flagship.zone)
  await unbookedCar(api, now)
  await openDesk(page, agent, 'board')
  await page.getByRole('button', { name: 'Walk-up' }).click({ timeout: 45_000 })
  const dialog = page.getByRole('dialog', { name: `Walk-up at ${flagship.name}` })
  await dialog.getByRole('button', { name: 'Show the price' }).click()
  await expect(dialog.getByText('Choose a class', { exact: true }).last()).toBeVisible()
  const choice = await dialog.getByLabel('Class').locator('option').nth(1).getAttribute('value')
  await dialog.getByLabel('Class').selectOption(choice)
  await dialog.getByLabel('Age of the driver').fill('45')
  await dialog.getByLabel('Name').fill(person.name)
  await dialog.getByLabel('Email').fill(person.email)
  await dialog.getByRole('button', { name: 'Show the price' }).click()
  const total = dialog.getByRole('table', { name: 'Price' })
  await expect(total).toContainText('Due at the counter')
  await dialog.getByRole('button', { name: /^Check in, .* due$/ }).click()
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible({ timeout: 45_000 })
  const bookingId = page.url().split('/').at(-1) ?? ''
  const booking = await own.read('booking.get', { bookingId })
  expect(booking).toMatchObject({ status: 'active', payment: { paidMinor: 0 } })
  await expect(page.getByRole('region', { name: 'Price' })).toContainText('Due at the counter')
})

/** As a field for date and time wants it, on the clocks of the flagship. */
function local(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: flagship.zone }).replace(' ', 'T').slice(0, 16)
}
