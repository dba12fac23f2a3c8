import { expect, type Page, request } from '@playwright/test'

/** The test card that succeeds. */
export const goodCard = '4242424242424242'

/** Pays on the hosted page as a person does: by typing the card. */
export async function typeCard(page: Page, card = goodCard): Promise<void> {
  await page.getByLabel('Card number').fill(card)
  await page.getByLabel('Expiry').fill('12 / 34')
  await page.getByLabel('Security code').fill('123')
  await page.getByLabel('Name on card').fill('Test Payer')
  await page.getByRole('button', { name: /^(Pay|Book)/ }).click()
}

/** Pays a checkout without a browser, for bookings that a test only needs to be there. */
export async function payCheckout(checkoutUrl: string, card = goodCard): Promise<void> {
  const { origin, pathname } = new URL(checkoutUrl)
  const session = pathname.split('/').at(-1)
  const payer = await request.newContext()
  const response = await payer.post(`${origin}/_sandbox/sessions/${session}/pay`, { data: { card } })
  expect(response.ok(), await response.text()).toBe(true)
  await payer.dispose()
}
