/** How it is paid and with which code: chosen in the review, said at the field, and held at the price that was shown. */
import { expect, type Page } from '@playwright/test'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'

const totalOf = async (page: Page): Promise<number> => {
  const [minor = Number.NaN] = customer.amountsIn((await customer.barTotal(page).textContent()) ?? '')
  return minor
}

test('a code takes off what it says, and is refused at its field', async ({ page, own, person, clock }) => {
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.stepAddress('driver', 'rental', period, classId))
  await customer.fillDetails(page, 'rental', person)
  await expect(customer.holdButton(page)).toBeEnabled()
  const flexible = await totalOf(page)
  const field = page.getByRole('textbox', { name: 'Promotion code' })
  await expect(field).toHaveCount(0)

  await page.getByRole('button', { name: 'Enter a promotion code' }).click()
  await field.fill('NOSUCHCODE')
  await page.getByRole('button', { name: 'Apply code' }).click()
  await expect(page.getByText('There is no such code. Check its letters and digits.')).toBeVisible()
  await expect(field).toBeFocused()
  await field.fill('spring20')
  await page.getByRole('button', { name: 'Apply code' }).click()
  await expect(page.getByText('This code has expired.')).toBeVisible()
  expect(await totalOf(page)).toBe(flexible)

  await field.fill('welcome10')
  await field.press('Enter')
  await expect(page.getByText('The code WELCOME10 is applied.')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Code WELCOME10' })).toBeVisible()
  const promoted = await totalOf(page)
  expect(promoted).toBeLessThan(flexible)
  await expect(page.getByText('The price has changed')).toHaveCount(0)

  await page.getByText('Paid ahead', { exact: true }).click()
  await expect(page.getByRole('rowheader', { name: /^Paid ahead/ })).toBeVisible()
  const prepaid = await totalOf(page)
  expect(prepaid).toBeLessThan(promoted)
  await page.reload()
  await expect(page.getByText('The code WELCOME10 is applied.')).toBeVisible()
  expect(await totalOf(page)).toBe(prepaid)

  await page.getByRole('button', { name: 'Remove code' }).click()
  await expect(page.getByRole('button', { name: 'Enter a promotion code' })).toBeFocused()
  await expect(page.getByRole('rowheader', { name: 'Code WELCOME10' })).toHaveCount(0)
  expect(await totalOf(page)).toBeGreaterThan(prepaid)
  await page.getByText('Flexible', { exact: true }).click()
  await expect(page.getByRole('rowheader', { name: /^Paid ahead/ })).toHaveCount(0)
  expect(await totalOf(page)).toBe(flexible)
})

test('a code in the address that does not go with the booking is taken out of it, and said', async ({
  page,
  own,
  person,
  clock,
}) => {
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.stepAddress('driver', 'rental', period, classId))
  await customer.fillDetails(page, 'rental', person)
  await page.goto(`${page.url()}&promo=PARK5`)
  await expect(page.getByText('This code is for other bookings: cars or parking.')).toBeVisible()
  await expect(customer.holdButton(page)).toBeEnabled()
  expect(page.url()).not.toContain('promo')
})
