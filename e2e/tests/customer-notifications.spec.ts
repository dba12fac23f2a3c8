/** What a customer wants by text and push, and the hours without any. */
import { expect } from '@playwright/test'
import { checkPlaces, expectAccessible } from '../support/axe.ts'
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

  test('a customer chooses, and keeps what was chosen', async ({ page, own, person }) => {
    await own.write('identity.signUp', {
      ...{ name: person.name, email: person.email },
      ...{ password: 'a password of the test', locale: 'fr' },
    })
    await page.goto('/notifications')
    await page.getByRole('checkbox', { name: /^SMS/ }).first().check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByTestId('error-summary')).toBeVisible()
    await page.getByLabel(/^Numéro/).fill('06 12 34 56 78')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByTestId('error-summary')).toBeVisible()
    await page.getByLabel(/^Numéro/).fill('+33 6 12 34 56 78')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('checkbox', { name: /^SMS/ }).first()).toBeChecked()
    await expectAccessible(page, 'messages in French')
  })
})

test('who signs out hears no more in this browser', async ({ page, own, person }) => {
  await own.write('identity.signUp', {
    ...{ name: person.name, email: person.email, password: 'a password of the test' },
  })
  // A browser that takes push messages: the real one would ask its maker's push service.
  await page.addInitScript(() => {
    const subscription = {
      endpoint: 'https://push.example/1',
      unsubscribe: async () => Reflect.set(window, 'left', true),
    }
    const registration = { pushManager: { getSubscription: async () => subscription } }
    Reflect.set(navigator.serviceWorker, 'getRegistration', async () => registration)
    Object.defineProperty(Notification, 'permission', { value: 'granted' })
  })
  await page.goto('/bookings')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'left'))).toBe(true)
  await page.getByRole('button', { name: 'Account', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign in' })).toBeVisible()
})
