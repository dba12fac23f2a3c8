/** Photos of a car: the desk's before the hand-over, the customer's from the phone, and both in the file. */
import { expect, type Page } from '@playwright/test'
import { signedIn } from '../support/api.ts'
import { book, ownCar } from '../support/arrange.ts'
import { expectAccessible } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { openDesk } from '../support/staff.ts'

const agent = 'agent@forecourt.test'

const choose = async (page: Page, stage: string, view: string) =>
  page
    .getByRole('heading', { name: stage })
    .locator('..')
    .getByLabel(view, { exact: true })
    .setInputFiles({ name: 'car.png', mimeType: 'image/png', buffer: await page.screenshot() })

test('the desk and the customer photograph the car, and each sees the photos of the other', async ({
  page,
  own,
  origin,
  another,
  person,
  clock,
}) => {
  const { id } = await book(own, person, await ownCar(own, clock))
  const desk = await another()
  await openDesk(desk, agent, `bookings/${id}`)
  await page.goto(`/bookings/${id}`)
  await expect(page.getByRole('heading', { name: 'Price' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Photos of the car' })).toBeHidden()

  const panel = desk.getByRole('region', { name: 'Photos of the car' })
  await choose(desk, 'At the hand-over', 'Front left')
  await expect(panel.getByRole('link', { name: /^Front left .* branch$/ })).toBeVisible()
  await expect(panel.getByText('1 photo', { exact: true })).toBeVisible()

  await (await signedIn(origin, agent)).write('desk.checkIn', { bookingId: id })
  const mine = page.getByRole('region', { name: 'Photos of the car' })
  await expect(mine.getByRole('link', { name: /^Front left .* branch$/ })).toBeVisible()
  await choose(page, 'At the hand-over', 'Dashboard')
  await expect(mine.getByRole('link', { name: /^Dashboard .* customer$/ })).toBeVisible()
  await expect(panel.getByRole('link', { name: /^Dashboard .* customer$/ })).toBeVisible()
  const loaded = (image: HTMLImageElement) => image.naturalWidth
  await mine.locator('img').last().scrollIntoViewIfNeeded()
  await expect.poll(() => mine.locator('img').last().evaluate(loaded)).toBe(480)
  await expectAccessible(page, 'the photos of a car')
  await expectAccessible(desk, 'the photos of a car at the desk')
})

test('a photo that could not be sent is kept and sent again', async ({
  page,
  own,
  origin,
  person,
  clock,
}) => {
  const { id } = await book(own, person, await ownCar(own, clock))
  await (await signedIn(origin, agent)).write('desk.checkIn', { bookingId: id })
  await page.goto(`/bookings/${id}`)
  await page.route('**/condition.addPhoto*', (route) => route.abort())
  await choose(page, 'At the return', 'Rear')
  const failed = page.getByRole('alert').filter({ hasText: 'Rear' })
  await expect(failed).toContainText('We could not reach the server')
  await page.unroute('**/condition.addPhoto*')
  await failed.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.getByRole('link', { name: /^Rear .* customer$/ })).toBeVisible()
  await expect(failed).toBeHidden()
})
