/** A driving licence, from its customer's phone to the branch and back. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import type { Person } from '../support/people.ts'
import { openDesk } from '../support/staff.ts'

const agent = 'agent@forecourt.test'

async function joins(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(person.name)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('a password of the test')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(/\/bookings$/)
}

/** Any picture will do: what the page looks like. */
const picture = async (page: Page, name = 'licence.png') => ({
  ...{ name, mimeType: 'image/png' },
  buffer: await page.screenshot(),
})

async function fillAndSend(page: Page): Promise<void> {
  await page.getByLabel('Issued in').selectOption({ label: 'France' })
  await page.getByLabel('Licence number').fill('12AB34567')
  await page.getByLabel('Expires on').fill('2035-05-31')
  await page.locator('input#front').setInputFiles(await picture(page))
  await expect(page.getByRole('img', { name: 'The photo that you chose' })).toBeVisible()
  await page.getByRole('button', { name: 'Send for review' }).click()
}

test('a licence is sent, rejected with a reason, sent again and accepted', async ({
  page,
  another,
  own,
  person,
}) => {
  await page.goto('/licence')
  await expect(page.getByRole('heading', { name: 'Sign in to send your licence' })).toBeVisible()
  await joins(page, person)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Driving licence' }).click()

  await page.getByRole('button', { name: 'Send for review' }).click()
  const summary = page.getByTestId('error-summary')
  await expect(summary.getByRole('link')).toHaveText([
    'Choose the country that issued it',
    'Give the number of the licence',
    'Give the date on which it expires',
    'Add a photo of the front',
  ])
  await page
    .locator('input#front')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') })
  await expect(page.getByText('This file is not a picture that can be read')).toBeVisible()
  await expectAccessible(page, 'the form of the licence')
  await page.getByLabel('Expires on').fill('2020-05-31')
  await fillAndSend(page)
  await expect(page.getByText('In review', { exact: true })).toBeVisible()
  await expectAccessible(page, 'a licence in review')

  const desk = await another()
  await openDesk(desk, agent, 'licences')
  const review = desk.getByRole('button', { name: `Review the licence of ${person.name}` })
  await review.click()
  const sheet = desk.getByRole('dialog', { name: person.name })
  await expect(sheet.getByText('12AB34567')).toBeVisible()
  await sheet.getByRole('button', { name: 'Larger: Front' }).click()
  await sheet.getByRole('button', { name: 'Turn: Front' }).press('Enter')
  await sheet.getByRole('button', { name: 'Reject' }).click()
  await expect(sheet.getByText('Choose the reason that the customer is told')).toBeVisible()
  await expectAccessible(desk, 'the review of a licence', 'dialog')
  await sheet.getByLabel(/^Reason to reject it/).selectOption({ label: 'Covered by a reflection' })
  await sheet.getByRole('button', { name: 'Reject' }).click()
  await expect(sheet).toBeHidden()
  await expect(review).toBeHidden()

  const letter = await mailTo(own, person.email, 'licence_rejected')
  expect(letter.textBody).toContain('A reflection covers a part of it.')
  await page.reload()
  await expect(page.getByText('We need another photo', { exact: true })).toBeVisible()
  await fillAndSend(page)
  await expect(page.getByText('In review', { exact: true })).toBeVisible()

  await desk.reload()
  await review.click()
  await sheet.getByRole('button', { name: 'Accept' }).click()
  await expect(review).toBeHidden()
  await expectAccessible(desk, 'the list of licences')
  await mailTo(own, person.email, 'licence_verified')
  await page.reload()
  await expect(page.getByText('Verified until 31 May 2035')).toBeVisible()
})

test('one that has expired is refused at its date', async ({ page, person }) => {
  await joins(page, person)
  await page.goto('/licence')
  await fillAndSend(page)
  await page.getByRole('button', { name: 'Send another one' }).click()
  await page.getByLabel('Issued in').selectOption('PT')
  await page.getByLabel('Licence number').fill('L-123456')
  await page.getByLabel('Expires on').fill('2020-05-31')
  await page.locator('input#front').setInputFiles(await picture(page))
  await page.getByRole('button', { name: 'Send for review' }).click()
  await expect(page.getByTestId('error-summary').getByRole('link')).toHaveText([
    'This licence has expired. Give the date of one that is valid.',
  ])
})
