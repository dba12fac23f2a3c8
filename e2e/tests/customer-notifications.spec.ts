/** What a customer wants by text and push, and the hours without any. */
import { expect } from '@playwright/test'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'

test('a customer chooses text messages, gives the number, and takes them back', async ({ page, person }) => {
  await page.goto('/notifications')
  await expect(page.getByRole('heading', { name: 'Sign in to choose' })).toBeVisible()

  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(person.name)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('a password of the test')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(/\/bookings$/)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Messages' }).click()

  const delays = page.getByRole('checkbox', { name: 'Text message: Delays and other vehicles' })
  await expect(delays).not.toBeChecked()
  await delays.focus()
  await page.keyboard.press('Space')
  const save = page.getByRole('button', { name: 'Save' })
  await save.click()
  await expect(page.getByTestId('error-summary')).toContainText('Text messages need a number')
  const number = page.getByLabel(/^Number for text messages/)
  await number.fill('06 12 34 56 78')
  await save.click()
  await expect(page.getByTestId('error-summary')).toContainText('Give the number with its country code')
  await number.fill('+33 6 12 34 56 78')
  await page.getByLabel('From', { exact: true }).selectOption('21:00')
  await save.click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Agreed /)).toHaveCount(1)

  await page.reload()
  await expect(delays).toBeChecked()
  await expect(number).toHaveValue('+33612345678')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(String(21 * 60))
  await delays.uncheck()
  await number.fill('')
  await save.click()
  await expect(page.getByText(/^Taken back /)).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Push messages on this device' })).toBeVisible()

  await checkPlaces(page, [
    { name: 'messages', address: '/notifications', shows: 'What you hear of' },
    {
      name: 'messages with a mistake',
      address: '/notifications',
      shows: 'What you hear of',
      open: async (at) => {
        await at.getByRole('checkbox').first().check()
        await at.getByRole('button', { name: 'Save' }).click()
        await expect(at.getByTestId('error-summary')).toBeVisible()
      },
    },
  ])
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })
  test('a guest is told how to choose', async ({ page }) => {
    await page.goto('/notifications')
    await expect(page.getByRole('heading', { name: 'Connectez-vous pour choisir' })).toBeVisible()
    await page.getByRole('link', { name: 'Se connecter' }).last().click()
    await expect(page).toHaveURL(/sign-in\?next=/)
  })
})
