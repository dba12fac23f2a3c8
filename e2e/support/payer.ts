import { expect, type Page, request } from '@playwright/test'

/** The test card that succeeds. */
export const goodCard = '4242424242424242'

/** Pays on the hosted page as a person does: by typing the card. */
export async function typeCard(page: Page, card = goodCard): Promise<void> {
  await page.getByLabel('Card number').fill(card)
  await page.getByLabel('Expiry').fill('12 / 34')
  await page.getByLabel('Security code').fill('123')
  await page.getByLabel('Name on card').fill('Test Payer')
  await page.getByRole('button', { name: /^(Pay|Book|Save)/ }).click()
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

/** What throw-away systems call themselves at the sandbox (`scripts/lib/throwaway.mjs`). */
const authorization = 'Bearer sk_test_forecourt'

/**
 * Cuts Forecourt off from its payment provider: no news arrives and no question is answered, while customers go on
 * paying. Answers the way to end it: what was kept back is sent then.
 */
export async function cutOff(checkoutUrl: string): Promise<() => Promise<void>> {
  const provider = await request.newContext({ baseURL: new URL(checkoutUrl).origin })
  const faults = [
    { kind: 'webhook_drop', match: '', times: null },
    { kind: 'unavailable', match: 'GET /v1/checkout/sessions', times: null },
  ]
  for (const data of faults) await provider.post('/_sandbox/faults', { data })
  return async () => {
    await provider.delete('/_sandbox/faults')
    const list = await provider.get('/v1/events?delivery_success=false', { headers: { authorization } })
    const { data: events }: { data: { id: string }[] } = await list.json()
    for (const { id } of events) await provider.post(`/_sandbox/events/${id}/resend`)
    await provider.dispose()
  }
}

/** Lets the cardholder dispute what a checkout was paid with; answers how the bank decides it later. */
export async function dispute(checkoutUrl: string): Promise<(outcome: 'won' | 'lost') => Promise<void>> {
  const { origin, pathname } = new URL(checkoutUrl)
  const provider = await request.newContext({ baseURL: origin })
  const read = async (path: string) => (await provider.get(path, { headers: { authorization } })).json()
  const { payment_intent } = await read(`/v1/checkout/sessions/${pathname.split('/').at(-1)}`)
  const { data } = await read(`/v1/charges?payment_intent=${payment_intent}`)
  const opened = await provider.post(`/_sandbox/charges/${data[0].id}/dispute`, { data: {} })
  const { id } = await opened.json()
  return async (outcome) => {
    await provider.post(`/_sandbox/disputes/${id}/decide`, { data: { outcome } })
    await provider.dispose()
  }
}
