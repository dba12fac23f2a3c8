/** Searching without a mouse, and the map that the list does not need. */
import { expect, type Locator, type Page } from '@playwright/test'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { typeCard } from '../support/payer.ts'

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

test('a search needs no mouse, and Esc leads back to the button of the dates', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, page.getByRole('combobox', { name: 'Pick-up place' }))
  await page.keyboard.type('Lyon Part')
  await expect(page.getByRole('option', { name: /Part-Dieu/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Pick-up place' })).toHaveValue(/Part-Dieu/)

  const when = customer.whenButton(page, 'rental')
  const before = await when.getAttribute('aria-label')
  await tabTo(page, when)
  await page.keyboard.press('Enter')
  const calendar = page.getByRole('grid').first()
  await expect(calendar).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(calendar).toBeHidden()
  await expect(when).toBeFocused()

  // Two weeks on by the arrows of the calendar, for three days.
  await page.keyboard.press('Enter')
  const focused = page.locator(':focus')
  await expect(focused).toHaveRole('button')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  for (let days = 0; days < 3; days++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(when).toBeFocused()
  await expect(when).not.toHaveAttribute('aria-label', before ?? '')

  await tabTo(page, page.getByRole('button', { name: 'Search', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Cars near/ })).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: /^Select/ }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Continue' })).toBeVisible()
})

test('a pin selects the card of its branch, and a card its pin', async ({ page, clock }) => {
  await page.goto(customer.resultsAddress('rental', customer.farAhead(await clock.now())))
  const map = page.getByRole('region', { name: 'Map of the offers' })
  const airport = map.getByRole('button', { name: /Saint-Exupéry, from/ })
  const flagship = map.getByRole('button', { name: /Part-Dieu, from/ })
  await airport.click()
  await expect(airport).toHaveAttribute('aria-pressed', 'true')
  await expect(customer.cardsOf(page, 'Saint-Exupéry').first().getByRole('link')).toBeFocused()
  await customer.cardsOf(page).first().getByRole('link').focus()
  await expect(flagship).toHaveAttribute('aria-pressed', 'true')
  await expect(airport).toHaveAttribute('aria-pressed', 'false')
})

test('with the map blocked a bay is booked all the same', async ({ page, person, clock }) => {
  await page.route(/\/assets\/(offers-)?map[^/]*\.(js|css|json)$/, (route) => route.abort())
  await page.goto(customer.resultsAddress('parking', customer.farAhead(await clock.now())))
  await expect(page.getByText('Map unavailable. The list is complete.')).toBeVisible()
  await customer
    .cardsOf(page)
    .first()
    .getByRole('link', { name: /^Select/ })
    .click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'No thanks, continue' }).click()
  await customer.fillDetails(page, 'parking', person)
  await customer.holdButton(page).click()
  await typeCard(page)
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeVisible()
})
