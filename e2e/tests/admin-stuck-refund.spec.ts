/** A refund that the customer's bank sends back: the customer hears of it, and staff give the money back otherwise. */
import { expect } from '@playwright/test'
import { hold, ownCar, reaches } from '../support/arrange.ts'
import { expectAccessible } from '../support/axe.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import { payCheckout } from '../support/payer.ts'
import { openDesk } from '../support/staff.ts'

/** Its bank takes a refund, and sends it back some seconds later. */
const closedCard = '4000000000005126'

test('what came back from the bank is transferred, and nobody does it twice', async ({
  page,
  own,
  person,
  clock,
}) => {
  const { id } = await hold(own, person, await ownCar(own, clock, 3 * 24))
  const { checkoutUrl } = await own.write('checkout.start', { bookingId: id })
  await payCheckout(checkoutUrl, closedCard)
  await reaches(own, id, 'confirmed')
  await own.write('booking.cancel', { bookingId: id })
  const letter = await mailTo(own, person.email, 'refund_stuck')
  expect(letter.subject).toMatch(/^Your refund of €[\d.,]+ came back to us$/)
  expect(letter.textBody).toContain('Get it in cash at')

  await openDesk(page, 'manager@forecourt.test', 'board')
  await page
    .locator('#needs-you')
    .getByRole('listitem')
    .filter({ hasText: 'Refund came back' })
    .getByRole('link', { name: new RegExp(person.name) })
    .click()
  await expect(page).toHaveURL(new RegExp(`/bookings/${id}$`))
  const panel = page.getByRole('region', { name: 'Given back' })
  await expect(panel).toContainText('The card has expired or was cancelled.')
  await expectAccessible(page, 'a refund that came back')
  // It may be handed over in cash too.
  await expect(page.getByRole('list', { name: 'Refunds to hand over' })).toContainText(
    'the bank did not take it',
  )

  await panel.getByRole('button', { name: 'Note a transfer' }).click()
  const dialog = page.getByRole('dialog', { name: /by bank transfer$/ })
  await dialog.getByRole('button', { name: /was transferred$/ }).click()
  await expect(dialog.getByTestId('error-summary').getByRole('link')).toHaveText([
    'Give the reference of the transfer',
  ])
  await expectAccessible(page, 'noting a transfer', 'dialog')
  await dialog.getByLabel(/^Reference of the transfer/).fill('SEPA 2026-77')
  await dialog.getByRole('button', { name: /was transferred$/ }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(panel).toBeHidden()
  await expect(page.getByRole('list', { name: 'Refunds to hand over' })).toBeHidden()
  expect((await own.read('booking.get', { bookingId: id })).payment.status).toBe('refunded')
})
