/** Forms that fail say so first, and nothing is chosen for anybody. */
import { expect, type Page } from '@playwright/test'
import type { Product } from '../../packages/domain/src/fleet/contract.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'

test('a form that was filled in wrongly says so first, and keeps what was typed', async ({
  page,
  own,
  clock,
}) => {
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.stepAddress('driver', 'rental', period, classId))
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ines Wrong')
  await page.getByLabel('Email').fill('ines@nowhere')
  await page.getByLabel('Phone').fill('not a number')
  await page.getByRole('button', { name: 'Review booking' }).click()

  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error:/)
  for (const [message, field] of [
    ['Give an email address, like name@example.com', page.getByLabel('Email')],
    ['Give your date of birth, like 27 3 1990', page.getByLabel('Day', { exact: true })],
    ['Give the number with its country code, like +33 6 12 34 56 78', page.getByLabel('Phone')],
  ] as const) {
    // The same words stand at the field itself.
    await expect(page.getByText(message)).toHaveCount(2)
    await summary.getByRole('link', { name: message }).click()
    await expect(field).toBeFocused()
  }
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue('Ines Wrong')
  await expect(page.getByLabel('Email')).toHaveValue('ines@nowhere')
  await expect(page.getByLabel('Phone')).toHaveValue('not a number')

  await page.getByLabel('Email').fill('ines@example.test')
  await page.getByLabel('Phone').fill('')
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Month', { exact: true }).fill('3')
  await page.getByLabel('Year', { exact: true }).fill('1984')
  await page.getByRole('button', { name: 'Review booking' }).click()
  await expect(page.getByRole('heading', { name: 'Is everything right?' })).toBeVisible()
  await expect(page).not.toHaveTitle(/^Error:/)
})

/** Boxes that are ticked and steppers that stand above nothing. */
async function chosenFor(page: Page): Promise<number> {
  const ticked = await page.getByRole('checkbox', { checked: true }).count()
  const steppers = await page.getByRole('spinbutton').all()
  const values = await Promise.all(steppers.map((stepper) => stepper.getAttribute('aria-valuenow')))
  return ticked + values.filter((value) => value !== '0').length
}

for (const product of ['rental', 'parking'] satisfies Product[]) {
  test(`no extra, cover or box is chosen in advance (${product})`, async ({ page, own, person, clock }) => {
    const period = customer.farAhead(await clock.now())
    const classId = await customer.classFor(own, product, period)
    await page.goto(`/?product=${product}`)
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
    expect(await chosenFor(page)).toBe(0)
    await page.goto(customer.stepAddress('extras', product, period, classId))
    await expect(page.getByRole('heading', { name: 'Equipment and service' })).toBeVisible()
    expect(await chosenFor(page)).toBe(0)
    const covers = page.getByRole('group', { name: 'Cover' }).getByRole('radio', { checked: true })
    await expect(covers).toHaveCount(product === 'rental' ? 1 : 0)
    if (product === 'rental') await expect(covers).toHaveAccessibleName(/^No thanks/)
    await page.getByRole('link', { name: 'No thanks, continue' }).click()
    await customer.fillDetails(page, product, person)
    expect(await chosenFor(page)).toBe(0)
    await page.goto('/sign-up')
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
    expect(await chosenFor(page)).toBe(0)
  })
}
