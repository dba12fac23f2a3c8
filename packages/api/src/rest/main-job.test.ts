import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { driver, makeWorld, period, startTestServer, type TestServer } from '../testing.ts'
import { restRoutes } from './routes.ts'

let server: TestServer
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  server = await startTestServer()
  world = await makeWorld(server.sql)
})
afterAll(() => server.close())

const v1 = '/api/v1'
const wish = { classId: 'CDMR', pickupBranchId: 'lyon-test', driverAge: 40, ...period }

type Browser = ReturnType<TestServer['browser']>

type Json = { [key: string]: unknown; id?: string }
const jsonOf = async (response: Response) => (await response.json()) as Json

/** An answer of the route, exactly of the shape that the route states: nothing missing, nothing more. */
async function shaped(response: Response, method: string, path: string): Promise<Json> {
  const route = restRoutes.find((one) => one.method === method && one.path === path)
  const body = await jsonOf(response)
  expect({ status: response.status, body }).toMatchObject({ status: route?.status })
  expect(route?.output.parse(body)).toEqual(body)
  return body
}

async function quote(browser: Browser, over: object = {}): Promise<string> {
  const { id } = await shaped(await browser.post(`${v1}/quotes`, { ...wish, ...over }), 'POST', '/quotes')
  return String(id)
}

const hold = (browser: Browser, quoteId: string, headers = {}) =>
  browser.post(`${v1}/bookings`, { quoteId, contact: driver, plate: 'AA-001-AA' }, headers)

async function freeCar(): Promise<void> {
  await server.sql`delete from claims`
}

test('search', async () => {
  const { ask } = server.browser()
  const near = 'lat=45.76&lng=4.85&radiusKm=10'
  const when = `from=${encodeURIComponent(period.from)}&to=${encodeURIComponent(period.to)}`
  const locations = await shaped(await ask(`${v1}/locations?${near}&kind=rental`), 'GET', '/locations')
  expect(locations.items).toMatchObject([{ id: 'lyon-test', distanceM: 0 }])
  const free = await shaped(
    await ask(`${v1}/vehicles/available?${near}&${when}`),
    'GET',
    '/vehicles/available',
  )
  expect(free.items).toMatchObject([{ id: world.car.id, totalMinor: 8000, currency: 'EUR' }])
  const one = await shaped(await ask(`${v1}/vehicles/${world.car.id}`), 'GET', '/vehicles/:id')
  expect(one).toMatchObject({ vehicle: { id: world.car.id }, rate: { dailyMinor: 4000 } })
  const parks = await shaped(await ask(`${v1}/parkings?${near}`), 'GET', '/parkings')
  expect(parks.items).toMatchObject([{ branch: { id: 'lyon-test' }, bays: [{ free: 1, total: 1 }] }])
  await shaped(await ask(`${v1}/parkings/lyon-test`), 'GET', '/parkings/:id')
})

test('price, hold, pay and cancel; the booking is the browser’s own', async () => {
  await freeCar()
  const browser = server.browser()
  const booking = await shaped(await hold(browser, await quote(browser)), 'POST', '/bookings')
  expect(booking).toMatchObject({ status: 'pending', totalMinor: 8000 })
  const own = `${v1}/bookings/${booking.id}`
  await shaped(await browser.ask(own), 'GET', '/bookings/:id')
  const pay = await browser.post(`${v1}/payments/initiate`, { bookingId: booking.id })
  const checkout = await shaped(pay, 'POST', '/payments/initiate')
  expect(checkout).toMatchObject({ amountMinor: 8000, paymentIntentId: null })
  expect((await server.browser().ask(own)).status).toBe(404)
  expect((await server.browser().ask(`${own}/cancel`, { method: 'PATCH' })).status).toBe(404)
  const cancelled = await browser.ask(`${own}/cancel`, { method: 'PATCH' })
  expect(await shaped(cancelled, 'PATCH', '/bookings/:id/cancel')).toMatchObject({ status: 'cancelled' })
})

test('change and extend, with a look at it first', async () => {
  await freeCar()
  const browser = server.browser()
  const booking = await shaped(await hold(browser, await quote(browser)), 'POST', '/bookings')
  const own = `${v1}/bookings/${booking.id}`
  await server.sql`update claims set hold_expires_at = null`
  await server.sql`update bookings set status = 'confirmed', confirmed_at = created_at where id = ${String(booking.id)}`
  const to = new Date(Date.parse(period.to) + 86_400_000).toISOString()
  const patch = (body: object) =>
    browser.ask(own, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const preview = await shaped(
    await browser.post(`${own}/modify/preview`, { version: 1, to }),
    'POST',
    '/bookings/:id/modify/preview',
  )
  expect(preview).toMatchObject({ newTotalMinor: 12_000, paysFirst: true })
  const limit = await shaped(await browser.ask(`${own}/extend?to=${to}`), 'GET', '/bookings/:id/extend')
  expect(limit).toMatchObject({ version: 1, change: { newTotalMinor: 12_000 } })
  const waiting = await shaped(await patch({ version: 1, to }), 'PATCH', '/bookings/:id')
  expect(waiting).toMatchObject({ totalMinor: 8000, pendingChange: { kind: 'modify' } })
  const given = await browser.ask(`${own}/change/give-up`, { method: 'PATCH' })
  expect(await shaped(given, 'PATCH', '/bookings/:id/change/give-up')).toMatchObject({ pendingChange: null })
  const extended = await browser.post(`${own}/extend`, { version: 1, to })
  expect(await shaped(extended, 'POST', '/bookings/:id/extend')).toMatchObject({
    pendingChange: { kind: 'extend' },
  })
  const stale = await patch({ version: 7, to })
  expect(stale.status).toBe(409)
  expect(await stale.json()).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  await shaped(await browser.ask(`${own}/cancel`), 'GET', '/bookings/:id/cancel')
  expect((await browser.ask(`${own}/return`)).status).toBe(409)
  await server.sql`update booking_changes set status = 'expired', closed_at = created_at`
})

test('what is taken is a typed 409', async () => {
  await freeCar()
  const [first, second] = [server.browser(), server.browser()]
  const quotes = await Promise.all([quote(first), quote(second)])
  expect((await hold(first, quotes[0])).status).toBe(201)
  const taken = await hold(second, quotes[1])
  expect(taken.status).toBe(409)
  expect(await taken.json()).toMatchObject({ code: 'CLASS_SOLD_OUT', title: 'Class sold out' })
})

test('a retry with the same key gets the first answer, with or without its cookie; another body is refused', async () => {
  await freeCar()
  const browser = server.browser()
  const key = { 'idempotency-key': randomUUID() }
  const quoteId = await quote(browser)
  const first = await jsonOf(await hold(browser, quoteId, key))
  const again = await hold(browser, quoteId, key)
  expect(again.status).toBe(201)
  expect(await again.json()).toEqual(first)
  const lostAnswer = server.browser()
  expect(await (await hold(lostAnswer, quoteId, key)).json()).toEqual(first)
  expect((await lostAnswer.ask(`${v1}/bookings/${first.id}`)).status).toBe(200)
  const stranger = server.browser()
  const other = await hold(stranger, await quote(stranger), key)
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  expect((await stranger.ask(`${v1}/bookings/${first.id}`)).status).toBe(404)
})

test('an account: sign up, adopt the guest’s booking, list, sign out, sign in', async () => {
  await freeCar()
  const browser = server.browser()
  const password = 'a long enough password'
  const { id } = await jsonOf(await hold(browser, await quote(browser)))
  const signUp = await browser.post(`${v1}/auth/sign-up`, { ...driver, password })
  const me = await shaped(signUp, 'POST', '/auth/sign-up')
  expect(me).toMatchObject({ email: driver.email, role: 'customer' })
  const own = `${v1}/users/${me.id}/bookings`
  const list = await shaped(await browser.ask(own), 'GET', '/users/:id/bookings')
  expect(list.items).toMatchObject([{ id }])
  expect((await server.browser().ask(own)).status).toBe(401)
  await browser.ask(`${v1}/auth/sign-out`, { method: 'POST' })
  expect((await browser.ask(own)).status).toBe(401)
  const elsewhere = server.browser()
  const signIn = await elsewhere.post(`${v1}/auth/sign-in`, { email: driver.email, password })
  await shaped(signIn, 'POST', '/auth/sign-in')
  expect((await elsewhere.ask(`${v1}/bookings/${id}`)).status).toBe(200)
})
