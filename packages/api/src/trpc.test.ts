import { createTRPCClient, httpBatchStreamLink, httpLink, TRPCClientError } from '@trpc/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppRouter, appRouter } from './router.ts'
import { makeWorld, startTestServer, type TestServer } from './testing.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await makeWorld(server.sql)
})
afterEach(() => server.close())

const url = () => `${server.url}/api/trpc`
const batching = () =>
  createTRPCClient<AppRouter>({
    links: [httpBatchStreamLink({ url: url(), headers: { 'accept-encoding': 'br' } })],
  })

test('a slow answer of a batch holds up no other, compressed as it is', async () => {
  const client = batching()
  const locked = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const lock = server.sql.begin(async (tx) => {
    await tx`lock table branches`
    locked.resolve()
    await released.promise
  })
  await locked.promise
  let slowAnswered = false
  const slow = client.fleet.getBranch.query({ branchId: 'lyon-test' }).finally(() => {
    slowAnswered = true
  })
  expect(await client.identity.me.query()).toBeNull()
  expect(slowAnswered).toBe(false)
  released.resolve()
  await lock
  expect(await slow).toMatchObject({ id: 'lyon-test' })
})

test('a refusal says its code, what is wrong, and nothing of our insides', async () => {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: url() })] })
  const refused = await client.booking.get.query({ bookingId: 'x' }).catch((error: unknown) => error)
  if (!(refused instanceof TRPCClientError)) throw new Error('not refused')
  expect(refused.data).toEqual({
    code: 'INVALID_INPUT',
    detail: 'bookingId: Give a booking id (UUID).',
    errors: [{ field: 'bookingId', message: 'Give a booking id (UUID).' }],
    httpStatus: 400,
    path: 'booking.get',
  })
})

test.each([
  ['an unknown verb', '/api/trpc/booking.steal', {}, 404, 'NOT_FOUND'],
  ['broken JSON', '/api/trpc/booking.get?input={', {}, 400, 'INVALID_INPUT'],
  ['a write as a read', '/api/trpc/booking.hold', {}, 405, 'INVALID_INPUT'],
  [
    'too large a batch',
    `/api/trpc/${Array(30).fill('identity.me').join(',')}?batch=1`,
    {},
    400,
    'INVALID_INPUT',
  ],
  [
    'too large a body',
    '/api/trpc/booking.hold',
    { method: 'POST', body: `"${'x'.repeat(1_100_000)}"` },
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'another content type',
    '/api/trpc/booking.hold',
    { method: 'POST', body: 'x', headers: { 'content-type': 'text/csv' } },
    400,
    'INVALID_INPUT',
  ],
] as const)('%s is a typed refusal', async (_what, path, init, status, code) => {
  const headers = { 'content-type': 'application/json', ...('headers' in init ? init.headers : {}) }
  const response = await server.browser().ask(path, { ...init, headers })
  const body = await response.text()
  expect({ status: response.status, body }).toMatchObject({
    status,
    body: expect.stringContaining(`"code":"${code}"`),
  })
  expect(body).not.toContain('stack')
})

test('every verb of the house can be asked', () => {
  const paths = Object.keys(appRouter._def.procedures).sort()
  expect(paths).toEqual(
    [
      'account.preferences account.setPreferences account.subscribePush account.unsubscribePush',
      'availability.branchOffers availability.freeBays availability.freeUnits availability.parking',
      'availability.parkings availability.search availability.vehicle availability.vehicles',
      'booking.board booking.cancel booking.documents booking.extend booking.find booking.get booking.giveUpChange',
      'booking.guestBookings booking.history booking.hold booking.list booking.modify booking.openLink booking.pass',
      'booking.previewCancel booking.previewExtend booking.previewModify booking.previewReturn booking.userBookings',
      'checkout.start condition.addPhoto condition.ofBooking',
      'desk.charge desk.checkIn desk.checkOut desk.expectBack desk.markNoShow desk.needsYou desk.previewSwap',
      'desk.swapUnit desk.walkUp dispute.ofBooking dispute.toSeeTo',
      'fleet.blockUnit fleet.endBlock fleet.findUnit fleet.foundHere fleet.getBranch fleet.getClass fleet.getUnit fleet.listBranches',
      'fleet.listClasses fleet.listUnits fleet.openings fleet.planTransfer fleet.previewBlock fleet.previewEndBlock',
      'fleet.previewFound fleet.previewStatus fleet.previewTransfer fleet.searchPlaces fleet.setUnitStatus fleet.unitPlan',
      'gate.command gate.createTerminal gate.identify gate.listTerminals gate.newPairingCode gate.pair',
      'gate.revokeTerminal gate.self identity.askReset identity.me identity.resetPassword identity.signIn',
      'identity.signOut identity.signUp identity.verifyEmail',
      'kiosk.checkIn kiosk.checkOut licence.decide licence.mine licence.ofBooking licence.open licence.queue licence.send',
      'operations.bookingMessages operations.events operations.messages',
      'operations.retryEvent operations.retryMessage operations.work',
      'pricing.createBranchGroup pricing.createPromotion pricing.createRatePlan pricing.createRateRule',
      'pricing.explain pricing.getQuote pricing.listBranchGroups pricing.listExtraStock pricing.listExtras',
      'pricing.listLoyaltyTiers pricing.listOneWayFees pricing.listPromotions',
      'pricing.listRatePlans pricing.listRateRules pricing.loyalty pricing.makeQuote pricing.previewPlan pricing.previewPrices',
      'pricing.removeLoyaltyTier pricing.renameBranchGroup pricing.retireBranchGroup',
      'pricing.retirePromotion pricing.retireRatePlan pricing.retireRateRule pricing.setExtraStock',
      'pricing.setGroupMember pricing.setLoyaltyTier pricing.setOneWayFee realtime.follow',
      'refund.ask refund.decide refund.noteTransfer refund.ofBooking refund.stuck refund.toDecide',
      'till.close till.list till.move till.movements till.ofBooking till.open till.payOutRefund till.takePayment',
    ].flatMap((line) => line.split(' ')),
  )
})
