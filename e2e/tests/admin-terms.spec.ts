/** Groups of branches and tiers of members: an administrator's to make, change and give up. */
import { expect } from '@playwright/test'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const admin = 'admin@forecourt.test'

test('an administrator makes a group, fills it, names it anew and gives it up', async ({ page, person }) => {
  const [first, second] = [`Coast ${person.plate}`, `South ${person.plate}`]
  await openDesk(page, admin, 'pricing?view=terms')
  await page.getByRole('button', { name: 'New group' }).click()
  await page.getByRole('button', { name: 'Save group' }).click()
  await expect(page.getByTestId('error-summary')).toContainText('Give a name of at most 80 letters')
  await page.getByLabel('Name of the group').fill(first)
  await page.keyboard.press('Enter')
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await row(first)
    .getByRole('button', { name: `Add: ${first}` })
    .click()
  await expect(row(first)).toContainText('belongs to it')
  await row(first)
    .getByRole('button', { name: `Rename: ${first}` })
    .click()
  await page.getByLabel('Name of the group').fill(second)
  await page.getByRole('button', { name: 'Save group' }).click()
  await row(second)
    .getByRole('button', { name: `Give up: ${second}` })
    .click()
  await expect(page.getByRole('dialog')).toContainText('1 branch is in it.')
  await page.getByRole('button', { name: 'Give group up' }).click()
  await expect(row(second)).toHaveCount(0)

  const used = row('Airports')
  await used.getByRole('button', { name: 'Give up: Airports' }).click()
  await page.getByRole('button', { name: 'Give group up' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Rules are made for it')
})

test('an administrator makes a tier of members, changes it and removes it', async ({ page }) => {
  await openDesk(page, admin, 'pricing?view=terms')
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await page.getByRole('button', { name: 'New tier' }).click()
  await page.getByLabel('Name in English').fill('Granite')
  await page.getByLabel('Name in French').fill('Granit')
  await page.getByLabel('From points').fill('0')
  await page.getByLabel('Off the stay').fill('31')
  await page.getByRole('button', { name: 'Save tier' }).click()
  await expect(page.getByTestId('error-summary')).toContainText('Another tier begins at as many points')
  await expect(page.getByTestId('error-summary')).toContainText('Give a percentage from 0 to 30')
  await page.getByLabel('From points').fill('750 000')
  await page.getByLabel('Off the stay').fill('12,5')
  await page.getByRole('button', { name: 'Save tier' }).click()
  await expect(row('Granite')).toContainText('750,000')
  await row('Granite').getByRole('button', { name: 'Change: Granite' }).click()
  await page.getByLabel('Off the stay').fill('15')
  await page.getByRole('button', { name: 'Save tier' }).click()
  await expect(row('Granite')).toContainText('15')
  await row('Granite').getByRole('button', { name: 'Remove: Granite' }).click()
  await page.getByRole('button', { name: 'Remove tier' }).click()
  await expect(row('Granite')).toHaveCount(0)
})

test('groups and tiers are fit for everybody', async ({ page }) => {
  await openDesk(page, admin, 'pricing?view=terms')
  const open = (name: string) => ({
    name,
    address: deskAddress('pricing?view=terms'),
    shows: 'Silver',
    open: async (at: typeof page) => {
      await at.getByRole('button', { name }).click()
      await expect(at.getByRole('dialog')).toBeVisible()
    },
    part: 'dialog[open]',
  })
  await checkPlaces(page, [
    { name: 'terms', address: deskAddress('pricing?view=terms'), shows: 'Silver' },
    open('New group'),
    open('New tier'),
  ])
})
