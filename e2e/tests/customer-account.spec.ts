/** An account from its welcome to a forgotten password. */
import { expect, type Page } from '@playwright/test'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'

const first = 'the first password'
const second = 'a second password'

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Where the button of an email leads. */
const linkIn = (text: string | null, path: string): string =>
  new RegExp(`https?://\\S+(/${path}#\\S+)`).exec(text ?? '')?.[1] ?? `no link to ${path}`

test('who forgets the password chooses another by a link, once', async ({
  page,
  own,
  person,
  browser,
  origin,
}) => {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(person.name)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(first)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(/\/bookings$/)

  const welcome = await mailTo(own, person.email, 'welcome')
  await page.goto(linkIn(welcome.textBody, 'verify'))
  await expect(page.getByRole('heading', { name: 'Thank you, your address is confirmed' })).toBeVisible()
  expect(page.url()).not.toContain('#')

  const elsewhere = await browser.newContext({ baseURL: origin })
  const other = await elsewhere.newPage()
  await other.goto('/sign-in')
  await other.getByRole('link', { name: 'Forgot your password?' }).click()
  await other.getByRole('button', { name: 'Send the link' }).click()
  await expect(other.getByText('There is a problem')).toBeVisible()
  await other.getByLabel('Email').fill(person.email)
  await other.getByRole('button', { name: 'Send the link' }).press('Enter')
  await expect(other.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()

  const asked = await mailTo(own, person.email, 'password_reset')
  const link = linkIn(asked.textBody, 'reset')
  await other.goto(link)
  await other.getByLabel('New password', { exact: true }).fill('short')
  await other.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(other.getByText('There is a problem')).toBeVisible()
  await other.getByLabel('New password', { exact: true }).fill(second)
  await other.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(other).toHaveURL(/\/bookings$/)
  await mailTo(own, person.email, 'password_changed')

  await page.reload()
  await signIn(page, person.email, first)
  await expect(page.getByText('The email or the password is wrong').first()).toBeVisible()
  await signIn(page, person.email, second)
  await expect(page).toHaveURL(/\/bookings$/)

  await other.goto('/')
  await other.goto(link)
  await other.getByLabel('New password', { exact: true }).fill('a third password')
  await other.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(other.getByRole('heading', { name: 'This link is not valid any more' })).toBeVisible()
  await elsewhere.close()
})

test('its pages are fit for everybody', async ({ page }) => {
  await checkPlaces(page, [
    { name: 'forgotten', address: '/forgot', shows: 'Send the link' },
    { name: 'a new password', address: '/reset#some-link', shows: 'Save and sign in' },
    { name: 'a link without an end', address: '/reset', shows: 'Ask for a new link' },
    { name: 'a bad link of a welcome', address: '/verify#nothing', shows: 'That did not work' },
  ])
})
