/** Staff at work: the desk, the lists, vehicles and terminals. */
import { expect } from '@playwright/test'
import { book, flagship, hold, soon, unbookedCar } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'
import { newPerson } from '../support/people.ts'
import { openDesk, rowOf, signInAtDesk } from '../support/staff.ts'

const agent = 'agent@forecourt.test'
const manager = 'manager@forecourt.test'

test('an agent hands a car over at the desk, and the history tells it', async ({
  page,
  api,
  person,
  clock,
}) => {
  const now = await clock.byDay(flagship.zone)
  await signInAtDesk(page, agent)
  const booking = await book(api, person, { product: 'rental', ...soon(now, 4) })
  // It appears by itself.
  const arriving = rowOf(page, 'Arriving', person.name)
  await arriving.getByRole('button', { name: `Check in: ${person.name}` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Check in ${person.name}` })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(rowOf(page, 'Returning', person.name)).toBeVisible()
  await rowOf(page, 'Returning', person.name).getByRole('link', { name: person.name }).click()
  const history = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  for (const entry of ['Held', 'Payment: paid', 'Confirmed', 'Checked in']) {
    await expect(history.filter({ hasText: entry }).first()).toBeVisible()
  }
  await expect(history.filter({ hasText: 'Checked in' })).toContainText('Yanis Moreau')
  expect((await api.read('booking.get', { bookingId: booking.id })).status).toBe('active')
})

test('the address of a filtered list shows a colleague the same rows', async ({
  page,
  another,
  api,
  clock,
}) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now(), 215))
  const family = newPerson()
  for (const name of [`Ada ${family.lastName}`, `Bo ${family.lastName}`]) {
    await book(api, { ...newPerson(), name }, { product: 'parking', ...period })
  }
  await openDesk(page, manager, 'bookings')
  await page.getByRole('searchbox', { name: /^Reference, name/ }).fill(family.lastName)
  await page.getByRole('combobox', { name: 'Status' }).selectOption('confirmed')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('parking')
  const rows = (at: typeof page) =>
    at.getByRole('table', { name: 'Bookings' }).getByRole('row').getByRole('link')
  await expect(rows(page)).toHaveCount(2)
  await expect(page).toHaveURL(new RegExp(`text=${family.lastName}`))
  const colleague = await another()
  await openDesk(colleague, agent, 'board')
  await colleague.goto(page.url())
  await expect(rows(colleague)).toHaveText(await rows(page).allTextContents())
})

test('a vehicle stays in service while a booking stands on it', async ({ page, api, person, clock }) => {
  const now = await clock.now()
  const { id: unitId, label } = await unbookedCar(api, now)
  const period = customer.instantsOf(customer.farAhead(now, 215))
  const { id, reference } = await hold(api, person, { product: 'rental', unitId, ...period })
  await openDesk(page, agent, `units?unit=${unitId}`)
  const drawer = page.getByRole('dialog', { name: label })
  const save = async (status: string) => {
    await drawer.getByLabel('Status').selectOption({ label: status })
    await drawer.getByRole('button', { name: 'Save status' }).click()
  }
  await save('Maintenance')
  const refusal = drawer.getByRole('alert')
  await expect(refusal).toContainText('1 booking stands on it')
  await expect(refusal).toContainText(`${reference.slice(0, 3)}-${reference.slice(3)}`)

  await api.write('booking.cancel', { bookingId: id })
  await save('Maintenance')
  await expect(page.getByText(`${label}: Maintenance`)).toBeVisible()
  await expect(refusal).toBeHidden()
  await save('In service')
  await expect(page.getByText(`${label}: In service`)).toBeVisible()
})

test('a terminal that a manager adds is paired by its code, once', async ({ page, another }) => {
  await openDesk(page, manager, 'terminals')
  const name = `Gate ${newPerson().lastName}`
  await page.getByRole('button', { name: 'Add terminal' }).first().click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Add and show code' }).click()
  const code =
    (await page
      .getByTestId('pairing-code')
      .getByText(/^\w( \w)+$/)
      .textContent()) ?? ''
  await page.getByRole('button', { name: 'Done' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Not paired')
  const device = await another({ viewport: kiosk.portrait })
  await kiosk.pairHere(device, code.replaceAll(' ', ''))
  await expect(row).toContainText('Online')
  const thief = await another({ viewport: kiosk.portrait })
  await thief.goto('/kiosk/')
  await kiosk.typeKeys(thief, code.replaceAll(' ', ''))
  await kiosk.goOn(thief, 'Pair terminal')
  await expect(thief.getByRole('alert')).toContainText('This code is not valid')
  await page.getByRole('button', { name: `Revoke: ${name}` }).click()
  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  await expect(device.getByRole('heading', { name: 'Set this terminal up' })).toBeVisible()
})
