/** Money that staff give back of their own accord: by one person up to a limit, by two above it. */
import { expect } from '@playwright/test'
import { type Api, signedIn } from '../support/api.ts'
import { book, ownCar } from '../support/arrange.ts'
import { expectAccessible } from '../support/axe.ts'
import type { TestClock } from '../support/clock.ts'
import { test } from '../support/fixtures.ts'
import { mailTo } from '../support/mailbox.ts'
import { openDesk } from '../support/staff.ts'

const manager = 'manager@forecourt.test'
const admin = 'admin@forecourt.test'

/** The car is out for five minutes; what is paid of it stays paid. @returns the manager's own caller */
async function driveAndReturn(origin: string, clock: TestClock, bookingId: string): Promise<Api> {
  const desk = await signedIn(origin, manager)
  await desk.write('desk.checkIn', { bookingId })
  await clock.advance(5)
  await desk.write('desk.checkOut', { bookingId })
  return desk
}

test('a manager gives a part back alone, and the rest with a second person', async ({
  page,
  own,
  origin,
  another,
  person,
  clock,
}) => {
  const { id } = await book(own, person, await ownCar(own, clock, 12 * 24))
  await driveAndReturn(origin, clock, id)

  await openDesk(page, manager, `bookings/${id}`)
  const panel = page.getByRole('region', { name: 'Given back' })
  await panel.getByRole('button', { name: 'Give money back' }).click()
  const dialog = page.getByRole('dialog', { name: `Give ${person.name} money back` })
  await dialog.getByLabel('Amount, tax included').fill('99999')
  await dialog.getByRole('button', { name: 'Ask a second person' }).click()
  await expect(dialog.getByTestId('error-summary').getByRole('link')).toHaveText([
    /^At most €[\d.,]+ can be given back$/,
    'Say why',
  ])
  await expectAccessible(page, 'giving money back', 'dialog')
  await dialog.getByLabel('Amount, tax included').fill('20')
  await dialog.getByLabel(/^Why/).fill('The air conditioning was broken')
  await dialog.getByRole('button', { name: 'Give it back' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(panel.getByText('Given back', { exact: true }).last()).toBeVisible()
  const letter = await mailTo(own, person.email, 'payment_refunded')
  expect(letter.subject).toContain('€20.00')

  await panel.getByRole('button', { name: 'Give money back' }).click()
  await dialog.getByLabel('Amount, tax included').fill('190')
  await expect(dialog.getByText(/^More than €180.00 waits until a second person/)).toBeVisible()
  await dialog.getByLabel(/^Why/).fill('It broke down on the motorway')
  await dialog.getByRole('button', { name: 'Ask a second person' }).click()
  await expect(panel.getByText('Somebody else who runs the branch has to decide.')).toBeVisible()

  const second = await another()
  await openDesk(second, admin, 'board')
  await second
    .getByRole('link', { name: new RegExp(person.name) })
    .first()
    .click()
  await expect(second).toHaveURL(new RegExp(`/bookings/${id}$`))
  await second.getByRole('button', { name: 'Agree' }).click()
  await expect(second.getByText('Waits for a second person')).toBeHidden()
  await expect(panel.getByText(/Agreed by /)).toBeVisible()
  await expectAccessible(page, 'a booking with money given back')
})

test('the desk sees what was given back and has no button for it', async ({
  page,
  own,
  origin,
  person,
  clock,
}) => {
  const { id } = await book(own, person, await ownCar(own, clock, 3 * 24))
  const desk = await driveAndReturn(origin, clock, id)
  await desk.write('refund.ask', { bookingId: id, amountMinor: 1000, note: 'A dirty car' })
  await openDesk(page, 'agent@forecourt.test', `bookings/${id}`)
  await expect(page.getByText('A dirty car')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Give money back' })).toBeHidden()
  const refused = await (await signedIn(origin, 'agent@forecourt.test'))
    .write('refund.ask', { bookingId: id, amountMinor: 1000, note: 'Another' })
    .catch((error) => error)
  expect(refused).toMatchObject({ status: 403 })
})
