/** Every page of the admin is fit for everybody: axe finds nothing serious, and nothing sticks out. */
import { expect, type Page } from '@playwright/test'
import { bookAndCheckIn, flagship, soon } from '../support/arrange.ts'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()

test('the board, bookings and one of them', async ({ page, origin, person, clock }) => {
  const now = await clock.byDay(flagship.zone)
  const { id } = await bookAndCheckIn(origin, person, { product: 'parking', ...soon(now, 4) })
  await openDesk(page, 'manager@forecourt.test', 'board')
  await checkPlaces(page, [
    { name: 'board', address: deskAddress('board'), shows: 'By class, now' },
    { name: 'bookings', address: deskAddress('bookings?all=true'), shows: /\w{3}-\w{3}/ },
    { name: 'no bookings', address: deskAddress('bookings?text=nobody-at-all'), shows: 'No booking fits' },
    { name: 'booking', address: deskAddress(`bookings/${id}`), shows: 'History' },
    {
      name: 'checking out',
      address: deskAddress(`bookings/${id}`),
      shows: 'History',
      open: async (at) => {
        await press('Check out')(at)
        await expect(at.getByRole('dialog')).toBeVisible()
      },
      part: 'dialog[open]',
    },
  ])
})

test('vehicles, terminals and the rest', async ({ page }) => {
  await checkPlaces(page, [{ name: 'sign in', address: '/admin/sign-in', shows: 'Sign in to the admin' }])
  await openDesk(page, 'manager@forecourt.test', 'units')
  await checkPlaces(page, [
    { name: 'vehicles', address: deskAddress('units?product=rental'), shows: 'Make and model' },
    {
      name: 'one vehicle',
      address: deskAddress('units?product=rental'),
      shows: 'Make and model',
      open: async (at) => {
        await at.getByRole('table').getByRole('link').first().click()
        await expect(at.getByRole('button', { name: 'Save status' })).toBeVisible()
      },
      part: 'dialog[open]',
    },
    { name: 'terminals', address: deskAddress('terminals'), shows: 'Kiosk 1' },
    {
      name: 'a new terminal',
      address: deskAddress('terminals'),
      shows: 'Kiosk 1',
      open: press('Add terminal'),
    },
    { name: 'till', address: deskAddress('till'), shows: 'Cash at' },
    {
      name: 'opening a drawer',
      address: deskAddress('till'),
      shows: 'Cash at',
      open: press('Open a drawer'),
      part: 'dialog[open]',
    },
    { name: 'account', address: deskAddress('account'), shows: 'Fleet manager' },
    { name: 'no page', address: deskAddress('nowhere'), shows: 'This page does not exist' },
    {
      name: 'no permission',
      address: deskAddress('board', 'london-st-pancras'),
      shows: 'You cannot see this',
    },
  ])
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('the board', async ({ page }) => {
    await openDesk(page, 'manager@forecourt.test', 'board')
    await checkPlaces(page, [{ name: 'board', address: deskAddress('board'), shows: 'Arrivées' }])
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  })
})
