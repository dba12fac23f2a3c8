/** The money after the checkout: a deposit that is held, what staff charge for, and what the customer sees of both. */
import { expect } from '@playwright/test'
import { signedIn } from '../support/api.ts'
import { book, ownCar } from '../support/arrange.ts'
import { test } from '../support/fixtures.ts'
import { openDesk } from '../support/staff.ts'

const agent = 'agent@forecourt.test'

test('a deposit is held at pick-up and pays for damage at the return', async ({
  page,
  own,
  origin,
  person,
  clock,
  browser,
}) => {
  const { id } = await book(own, person, await ownCar(own, clock))
  const desk = await signedIn(origin, agent)
  await desk.write('desk.checkIn', { bookingId: id })

  const office = await browser.newContext({ baseURL: origin })
  const staff = await office.newPage()
  await openDesk(staff, agent, `bookings/${id}`)
  await expect(staff.getByText(/are held as a deposit\.$/)).toBeVisible()

  await staff.getByRole('button', { name: 'Charge for something' }).click()
  const dialog = staff.getByRole('dialog', { name: `Charge ${person.name} for something` })
  await dialog.getByRole('button', { name: 'Charge', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Say what it is for.')
  await dialog.getByLabel('In words').fill('Scratch on the left door')
  await dialog.getByLabel('Amount, tax included').fill('49.50')
  await dialog.getByRole('button', { name: 'Charge', exact: true }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(staff.getByRole('region', { name: 'Price' })).toContainText('Scratch on the left door')

  await desk.write('desk.checkOut', { bookingId: id })
  await expect(staff.getByText(/of the deposit of .* were taken, the rest is released\.$/)).toBeVisible()
  await expect(staff.getByRole('region', { name: 'History' })).toContainText('Hold on the card: taken')
  await office.close()

  await page.goto(`/bookings/${id}`)
  await expect(page.getByText(/of the deposit of .* were taken for what was due/)).toBeVisible()
  await expect(page.getByText('Scratch on the left door')).toBeVisible()
  const invoice = page.getByRole('link', { name: /^Invoice .*PDF$/ })
  await expect(invoice).toBeVisible()
  const file = await page.request.get((await invoice.getAttribute('href')) ?? '')
  expect(file.headers()['content-type']).toBe('application/pdf')
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByRole('link', { name: /^Receipt .*PDF$/ })).toHaveCount(2)
  expect(await own.read('booking.get', { bookingId: id })).toMatchObject({
    dueMinor: 0,
    deposit: { status: 'captured' },
  })
})
