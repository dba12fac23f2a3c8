/** Who may do what: the screens offer nothing that the API would refuse, and the API refuses it. */
import { expect } from '@playwright/test'
import { type Api, demoPassword, newCaller, type Refusal, signedIn } from '../support/api.ts'
import { book, flagship } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { openDesk } from '../support/staff.ts'

/** Where the demo agent does not work. */
const foreign = 'london-st-pancras'

test('a customer’s account does not open the admin', async ({ page }) => {
  await page.goto('/admin/')
  await page.getByLabel('Email').fill('customer@forecourt.test')
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'This is not a staff account' })).toBeVisible()
  await page.goto(`/admin/b/${flagship.id}/board`)
  await expect(page.getByRole('heading', { name: 'This is not a staff account' })).toBeVisible()
})

test('a wrong password is told in words, and opens nothing', async ({ page, person }) => {
  await page.goto('/admin/')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This email and password do not match. Check both.').first()).toBeVisible()
})

/** The status of the refusal that a call ends with; `undefined` when it is allowed. */
const refusalOf = (call: Promise<unknown>): Promise<number | undefined> =>
  call.then(
    () => undefined,
    (refusal: Refusal) => refusal.status,
  )

test('an agent has no way to refund, and the API refuses what is not theirs', async ({
  page,
  origin,
  api,
  person,
  clock,
}) => {
  const from = customer.instantsOf(customer.farAhead(await clock.now(), 240)).from
  // At noon, when any branch is open.
  const noon = new Date(from.getTime() + 2 * 3_600_000)
  const period = { from: noon, to: new Date(noon.getTime() + 24 * 3_600_000) }
  const here = await book(api, person, { product: 'rental', ...period })
  const elsewhere = await book(api, person, { product: 'rental', branchId: foreign, ...period })

  await openDesk(page, 'agent@forecourt.test', `bookings/${here.id}`)
  await expect(page.getByRole('heading', { name: new RegExp(person.name) })).toBeVisible()
  await expect(page.getByRole('button', { name: /refund/i })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Terminals' })).toHaveCount(0)

  const agent: Api = await signedIn(origin, 'agent@forecourt.test')
  const admin = await signedIn(origin, 'admin@forecourt.test')
  const { items } = await admin.read('fleet.listUnits', { branchId: foreign, limit: 1 })
  const unit = items[0]
  if (!unit) throw new Error(`Nothing stands at ${foreign}.`)
  const bookingId = elsewhere.id
  const refusals = {
    board: await refusalOf(agent.read('booking.board', { branchId: foreign })),
    units: await refusalOf(agent.read('fleet.listUnits', { branchId: foreign })),
    terminals: await refusalOf(agent.read('gate.listTerminals', { branchId: foreign })),
    newTerminal: await refusalOf(agent.write('gate.createTerminal', { branchId: foreign, name: 'Mine' })),
    unitStatus: await refusalOf(
      agent.write('fleet.setUnitStatus', {
        unitId: unit.id,
        status: 'damaged',
        note: '',
        version: unit.version,
      }),
    ),
    booking: await refusalOf(agent.read('booking.get', { bookingId })),
    history: await refusalOf(agent.read('booking.history', { bookingId })),
    cancel: await refusalOf(agent.write('booking.cancel', { bookingId })),
    checkIn: await refusalOf(agent.write('desk.checkIn', { bookingId })),
  }
  expect(refusals).toEqual({
    board: 403,
    units: 403,
    terminals: 403,
    newTerminal: 403,
    unitStatus: 403,
    booking: 404,
    history: 404,
    cancel: 404,
    checkIn: 404,
  })
  // There is no verb that refunds: cancelling gives back what the terms say, and nothing else does.
  const refund = await agent.request.post('/api/trpc/payments.requestRefund', {
    data: { bookingId: here.id },
  })
  expect(refund.status()).toBe(404)
})

test('nobody sees the bookings of others', async ({ page, origin, api, person, clock }) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now(), 240))
  const { id: bookingId } = await book(api, person, { product: 'parking', ...period })
  const stranger = await newCaller(origin)
  expect(await refusalOf(stranger.read('booking.get', { bookingId }))).toBe(404)
  expect(await refusalOf(stranger.read('booking.pass', { bookingId }))).toBe(404)
  expect(await refusalOf(stranger.write('booking.cancel', { bookingId }))).toBe(404)
  const other = await signedIn(origin, 'customer@forecourt.test')
  expect(await refusalOf(other.read('booking.get', { bookingId }))).toBe(404)
  await page.goto(`/bookings/${bookingId}`)
  await expect(page.getByRole('heading', { name: 'This booking cannot be opened here' })).toBeVisible()
})
