/** Staff at their desk: the admin web. */
import { expect, type Locator, type Page } from '@playwright/test'
import { apiOf, demoPassword } from './api.ts'
import { flagship } from './arrange.ts'

/** Signs one of the demo staff in by the form that stands before the flagship's board. */
export async function signInAtDesk(page: Page, email: string): Promise<void> {
  await page.goto(deskAddress('board'))
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: flagship.name })).toBeVisible()
  // A list under the mouse stands still, and how much of the board lies where the button was depends on the day.
  await page.mouse.move(0, 0)
}

/** The row of a person in one of the lists of the board: Arriving, Returning, Parked. */
export const rowOf = (page: Page, list: string, name: string): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: name })

/** The address of a place of the flagship in the admin: `board`, `bookings`, `units?unit=…`. */
export const deskAddress = (place: string, branchId = flagship.id): string => `/admin/b/${branchId}/${place}`

/** Opens a place of the admin for one of the demo staff, who is signed in already. */
export async function openDesk(page: Page, email: string, place: string): Promise<void> {
  await apiOf(page.request).write('identity.signIn', { email, password: demoPassword })
  await page.goto(deskAddress(place))
}
