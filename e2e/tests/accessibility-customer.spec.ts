/** Every page of the customer web is fit for everybody: axe finds nothing serious, nothing sticks out, nothing jumps. */
import { expect, type Page } from '@playwright/test'
import { book, hold } from '../support/arrange.ts'
import { checkPlaces, expectAccessible } from '../support/axe.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'

test('the first page and an offer', async ({ page, own, clock }) => {
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await checkPlaces(page, [
    { name: 'offer', address: customer.offerAddress('rental', period, classId), shows: 'What is included' },
    { name: 'home', address: '/', shows: 'A car where you arrive.' },
    {
      name: 'home with the calendar',
      address: '/',
      shows: 'A car where you arrive.',
      open: (at) => customer.whenButton(at, 'rental').click(),
    },
  ])
})

test('the results', async ({ page, clock }) => {
  const period = customer.farAhead(await clock.now())
  await checkPlaces(page, [
    { name: 'results for cars', address: customer.resultsAddress('rental', period), shows: 'or similar' },
    {
      name: 'filters',
      address: customer.resultsAddress('rental', period),
      shows: 'or similar',
      open: (at) => at.getByRole('button', { name: 'Filters' }).click(),
      part: 'dialog[open]',
    },
    { name: 'results for bays', address: customer.resultsAddress('parking', period), shows: 'Standard bay' },
    {
      name: 'the map alone',
      address: customer.resultsAddress('rental', period, { view: 'map' }),
      shows: 'Cars near',
      part: '[aria-label="Map of the offers"]',
    },
    {
      name: 'no results',
      address: customer.resultsAddress('rental', period, { lat: '45', lng: '-20', branch: '' }),
      shows: 'We have no branch within',
    },
  ])
})

test('the way from an offer to the payment', async ({ page, own, person, clock }) => {
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await checkPlaces(page, [
    {
      name: 'extras',
      address: customer.stepAddress('extras', 'rental', period, classId),
      shows: 'Equipment and service',
    },
    {
      name: 'driver',
      address: customer.stepAddress('driver', 'rental', period, classId),
      shows: 'Date of birth',
    },
    {
      name: 'driver with mistakes',
      address: customer.stepAddress('driver', 'rental', period, classId),
      shows: 'Date of birth',
      open: async (at) => {
        await at.getByRole('button', { name: 'Review booking' }).click()
        await expect(at.getByText('There is a problem')).toBeVisible()
      },
    },
  ])
  await customer.fillDetails(page, 'rental', person)
  await expectAccessible(page, 'review')
})

test('bookings and everything beside them', async ({ page, own, person, clock }) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now()))
  const held = await hold(own, person, { product: 'rental', ...period })
  const booked = await book(own, person, { product: 'parking', ...period })
  await checkPlaces(page, [
    { name: 'held booking', address: `/bookings/${held.id}`, shows: 'Held for you' },
    { name: 'return without paying', address: `/bookings/${held.id}/return?left=1`, shows: 'still held' },
    { name: 'confirming', address: `/bookings/${held.id}/return`, shows: 'Confirming your payment' },
    { name: 'booking', address: `/bookings/${booked.id}`, shows: 'Your bay is booked' },
    {
      name: 'cancelling',
      address: `/bookings/${booked.id}`,
      shows: 'Your bay is booked',
      open: async (at) => {
        await at.getByRole('button', { name: 'Cancel booking' }).click()
        await expect(at.getByText('You get back')).toBeVisible()
      },
      part: 'dialog[open]',
    },
    { name: 'changing', address: `/bookings/${booked.id}/change`, shows: 'Nothing is changed yet' },
    { name: 'extending', address: `/bookings/${booked.id}/extend`, shows: 'More to pay' },
    { name: 'nothing to change', address: `/bookings/${held.id}/change`, shows: 'It cannot be changed now' },
    { name: 'my bookings', address: '/bookings', shows: 'Upcoming' },
    { name: 'sign in', address: '/sign-in', shows: 'Sign in' },
    { name: 'create account', address: '/sign-up', shows: 'Create account' },
    { name: 'help', address: '/help', shows: 'I cannot find my booking' },
    { name: 'no page', address: '/nowhere', shows: 'This page does not exist' },
    { name: 'a bad link', address: '/open#nothing-to-open-at-all-here', shows: 'This link does not work' },
  ])
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('the main pages', async ({ page, own, person, clock }) => {
    const period = customer.farAhead(await clock.now())
    const booked = await book(own, person, { product: 'parking', ...customer.instantsOf(period) })
    await checkPlaces(page, [
      { name: 'home', address: '/', shows: 'Rechercher' },
      { name: 'results', address: customer.resultsAddress('rental', period), shows: 'ou similaire' },
      { name: 'booking', address: `/bookings/${booked.id}`, shows: 'Votre place' },
    ])
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  })
})

/** How much of the page has moved by itself since it was opened. */
async function layoutShift(page: Page, address: string, shows: string): Promise<number> {
  // Answers take their time, so that what stands in for them is seen.
  await page.route('**/api/trpc/**', async (route) => {
    if (!route.request().url().includes('realtime.follow'))
      await new Promise((resume) => setTimeout(resume, 400))
    await route.continue()
  })
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = Object(entry)
        if (!hadRecentInput) Object.assign(window, { shifted: Reflect.get(window, 'shifted') + value })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(address)
  await expect(page.getByRole('main').getByText(shows).first()).toBeVisible()
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.readyState === 'complete')
  return page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestIdleCallback(() => done(Reflect.get(window, 'shifted')), { timeout: 500 }),
      ),
  )
}

for (const width of [360, 1280]) {
  test(`nothing jumps when the content comes (${width} px)`, async ({ page, own, clock }) => {
    const period = customer.farAhead(await clock.now())
    const classId = await customer.classFor(own, 'rental', period)
    await page.setViewportSize({ width, height: 800 })
    for (const [address, shows] of [
      ['/', 'The total is the price'],
      [customer.resultsAddress('rental', period), 'or similar'],
      [customer.offerAddress('rental', period, classId), 'What is included'],
    ] as const) {
      expect.soft(await layoutShift(page, address, shows), address).toBeLessThanOrEqual(0.1)
    }
  })
}
