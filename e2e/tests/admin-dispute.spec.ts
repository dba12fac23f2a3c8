/** A cardholder disputes a payment: staff see it where they look, with the evidence and until when, and how it ends. */
import { expect } from '@playwright/test'
import { hold, ownCar, reaches } from '../support/arrange.ts'
import { checkPlaces } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { dispute, payCheckout } from '../support/payer.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

test('a dispute is flagged, has its evidence, and is won', async ({ page, own, person, clock }) => {
  const held = await hold(own, person, await ownCar(own, clock))
  const { checkoutUrl } = await own.write('checkout.start', { bookingId: held.id })
  await payCheckout(checkoutUrl)
  await reaches(own, held.id, 'confirmed')

  await openDesk(page, 'agent@forecourt.test', 'board')
  const needs = page.getByRole('list', { name: 'Needs you' }).getByRole('listitem')
  await expect(page.getByRole('heading', { name: 'Needs you' })).toBeVisible()
  const decide = await dispute(checkoutUrl)
  const need = needs.filter({ hasText: person.name })
  await expect(need).toContainText('Disputed')
  await expect(need).toContainText('evidence due')
  await need.getByRole('link', { name: person.name }).click()

  const flag = page.getByRole('region', { name: /^The customer disputes €/ })
  await expect(flag).toContainText('Evidence wanted')
  await expect(flag).toContainText('the cardholder does not know the payment')
  await expect(flag).toContainText('Send the evidence to the payment provider before')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Dispute: evidence wanted')
  await checkPlaces(page, [
    { name: 'a disputed booking', address: deskAddress(`bookings/${held.id}`), shows: 'Evidence wanted' },
  ])
  const [pack] = await Promise.all([
    page.waitForEvent('download'),
    flag.getByRole('link', { name: 'Evidence (PDF)' }).click(),
  ])
  expect(pack.suggestedFilename()).toBe(`evidence-${held.reference}.pdf`)

  await decide('won')
  await expect(flag).toContainText('The bank decided for us. The money is back.')
  await page.goto(deskAddress('board'))
  await expect(page.getByRole('heading', { name: 'Needs you' })).toBeVisible()
  await expect(need).toHaveCount(0)
})
