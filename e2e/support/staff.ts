/** Staff at their desk: the admin web. */
import { expect, type Locator, type Page } from '@playwright/test'
import { demoPassword } from './api.ts'
import { flagship } from './arrange.ts'

/** Signs one of the demo staff in by the form that stands before the flagship's board. */
export async function signInAtDesk(page: Page, email: string): Promise<void> {
  await page.goto(`/admin/b/${flagship.id}/board`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: flagship.name })).toBeVisible()
}

/** The row of a person in one of the lists of the board: Arriving, Returning, Parked. */
export const rowOf = (page: Page, list: string, name: string): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: name })
