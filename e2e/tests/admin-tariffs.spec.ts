/** Prices of bays by the time of day: typed, tried out on example stays, saved as a new version, and paid. */
import { expect, type Page } from '@playwright/test'
import { flagship } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const classId = 'BAY-ACC'
const save = (page: Page) => page.getByRole('button', { name: 'Save new version' }).click()
const band = (page: Page, nth: number) => page.getByRole('group', { name: `Hours ${nth}`, exact: true })

async function fillBand(page: Page, nth: number, from: string, to: string, price: string) {
  await band(page, nth).getByLabel('From').fill(from)
  await band(page, nth)
    .getByLabel(/^Until/)
    .fill(to)
  await band(page, nth).getByLabel('Price of an hour').fill(price)
}

/** What the first example, an hour of a Monday morning, costs now and would cost. */
const example = (page: Page) => page.getByRole('row').filter({ hasText: '09:00' }).getByRole('cell')

test('a manager sets the hours of a car park, sees what stays would cost, and customers pay it', async ({
  page,
  api,
  clock,
}) => {
  const { from } = customer.instantsOf(customer.farAhead(await clock.now(), 268))
  const to = new Date(from.getTime() + 60 * 60_000)
  const quote = async () =>
    (
      await api.write('pricing.makeQuote', {
        ...{ classId, pickupBranchId: flagship.id },
        ...{ from: from.toISOString(), to: to.toISOString() },
      })
    ).totalMinor
  const before = await quote()

  await openDesk(page, 'manager@forecourt.test', `pricing/plan?classId=${classId}`)
  const remove = page.getByRole('button', { name: /^Remove hours/ })
  await expect(page.getByRole('heading', { name: 'Example stays' })).toBeVisible()
  while ((await remove.count()) > 0) await remove.first().click()
  const add = page.getByRole('button', { name: 'Add hours' })
  await add.click()
  await save(page)
  await page.getByRole('link', { name: 'Hours 1: give the time from which they hold' }).click()
  await expect(band(page, 1).getByLabel('From')).toBeFocused()

  await fillBand(page, 1, '00:00', '12:00', '0.10')
  await add.click()
  await fillBand(page, 2, '11:00', '00:00', '0.10')
  await save(page)
  await expect(page.getByTestId('error-summary')).toContainText(
    'Hours 2 and 1 overlap on Monday from 11:00 to 12:00',
  )
  await fillBand(page, 2, '13:00', '00:00', '0.10')
  await expect(page.getByText(/^Every day, 12:00 to 13:00$/i)).toBeVisible()
  await fillBand(page, 2, '12:00', '00:00', '0.10')
  await expect(page.getByText('Every hour of the week has its price.')).toBeVisible()
  await expect(example(page).nth(1)).toHaveText('€0.10')
  await expect(example(page).nth(0)).not.toHaveText('€0.10')
  expect(await quote()).toBe(before)

  await save(page)
  await expect(page).toHaveURL(/view=plans/)
  expect(await quote()).toBeLessThan(before)

  await page.goto(deskAddress(`pricing/plan?classId=${classId}`))
  await expect(band(page, 1).getByLabel(/^Until/)).toHaveValue('12:00')
  await expect(band(page, 2).getByLabel('Price of an hour')).toHaveValue('0.10')
})
