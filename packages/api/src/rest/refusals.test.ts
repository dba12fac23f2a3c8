import { afterAll, beforeAll, expect, test } from 'vitest'
import { driver, makeWorld, period, startTestServer, type TestServer } from '../testing.ts'

let server: TestServer
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  server = await startTestServer()
  world = await makeWorld(server.sql)
})
afterAll(() => server.close())

const v1 = '/api/v1'
const wish = { classId: 'CDMR', pickupBranchId: 'lyon-test', driverAge: 40, ...period }

const get = (path: string) => server.browser().ask(v1 + path)
const post = (path: string, body: unknown) => server.browser().post(v1 + path, body)
const raw = (body: string, type = 'application/json') =>
  server.browser().ask(`${v1}/quotes`, { method: 'POST', headers: { 'content-type': type }, body })
const ask = (over: object) => post('/quotes', { ...wish, ...over })
const when = (from: string, to: string) => `from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
const uuid = '018f4d2e-7c5a-7000-8000-000000000000'

const cases: [what: string, ask: () => Promise<Response>, status: number, code: string, field?: string][] = [
  ['an unknown route', () => get('/nothing-here'), 404, 'NOT_FOUND'],
  ['an unknown method', () => server.browser().ask(`${v1}/quotes`, { method: 'DELETE' }), 404, 'NOT_FOUND'],
  ['broken JSON', () => raw('{"classId":'), 400, 'INVALID_INPUT'],
  ['a poisoned prototype', () => raw('{"__proto__":{"a":1}}'), 400, 'INVALID_INPUT'],
  ['a body that is no object', () => raw('[1]'), 400, 'INVALID_INPUT'],
  ['a body that is null', () => raw('null'), 400, 'INVALID_INPUT'],
  ['no body', () => server.browser().ask(`${v1}/quotes`, { method: 'POST' }), 400, 'INVALID_INPUT'],
  ['an empty body', () => raw(''), 400, 'INVALID_INPUT'],
  [
    'another content type',
    () => raw('classId=CDMR', 'application/x-www-form-urlencoded'),
    415,
    'INVALID_INPUT',
  ],
  ['plain text', () => raw('hello', 'text/plain'), 415, 'INVALID_INPUT'],
  [
    'a body over 1 MB',
    () => raw(JSON.stringify({ classId: 'x'.repeat(1_100_000) })),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  ['wrong types', () => ask({ driverAge: '40' }), 400, 'INVALID_INPUT', 'driverAge'],
  ['an instant without offset', () => ask({ from: '2026-03-02T10:00:00' }), 400, 'INVALID_INPUT', 'from'],
  ['no instant at all', () => ask({ from: 'tomorrow' }), 400, 'INVALID_INPUT', 'from'],
  ['a day that does not exist', () => ask({ from: '2026-02-30T10:00:00Z' }), 400, 'INVALID_INPUT', 'from'],
  ['the year 0', () => ask({ from: '0000-01-01T00:00:00Z' }), 422, 'PERIOD_IN_PAST'],
  ['the year 9999', () => ask({ to: '9999-12-31T23:59:59Z' }), 422, 'PERIOD_TOO_LONG'],
  [
    'an end before its start',
    () => ask({ to: '2026-03-01T10:00:00Z', from: '2026-03-03T10:00:00Z' }),
    400,
    'INVALID_INPUT',
    'to',
  ],
  [
    'a period in the past',
    () => ask({ from: '2026-01-02T10:00:00Z', to: '2026-01-03T10:00:00Z' }),
    422,
    'PERIOD_IN_PAST',
  ],
  ['over a year', () => ask({ to: '2027-06-02T10:00:00Z' }), 422, 'PERIOD_TOO_LONG'],
  ['an unknown class', () => ask({ classId: 'ZZZZ' }), 404, 'NOT_FOUND'],
  ['an unknown branch', () => ask({ pickupBranchId: 'atlantis' }), 404, 'NOT_FOUND'],
  ['an unknown extra', () => ask({ extras: [{ id: 'jet-pack', quantity: 1 }] }), 400, 'INVALID_INPUT'],
  [
    'too many of an extra',
    () => ask({ extras: [{ id: 'child-seat', quantity: 1e9 }] }),
    400,
    'INVALID_INPUT',
    'extras.0.quantity',
  ],
  ['neither class nor unit', () => ask({ classId: undefined }), 400, 'INVALID_INPUT', 'classId'],
  ['a null character', () => ask({ classId: 'CD\0MR' }), 400, 'INVALID_INPUT'],
  ['a huge page', () => get('/locations?limit=100000'), 400, 'INVALID_INPUT', 'limit'],
  ['a negative page', () => get('/locations?limit=-1'), 400, 'INVALID_INPUT', 'limit'],
  ['a page that is no number', () => get('/locations?limit=many'), 400, 'INVALID_INPUT', 'limit'],
  ['a cursor of nobody', () => get('/locations?cursor=abc'), 400, 'INVALID_INPUT'],
  ['a cursor with a null character', () => get('/locations?cursor=%00'), 400, 'INVALID_INPUT'],
  ['a point off the earth', () => get('/locations?lat=91&lng=0'), 400, 'INVALID_INPUT', 'lat'],
  ['a parameter given twice', () => get('/locations?lat=1&lat=2&lng=3'), 400, 'INVALID_INPUT', 'lat'],
  ['a kind that is none', () => get('/locations?kind=boats'), 400, 'INVALID_INPUT', 'kind'],
  [
    'a search without a period',
    () => get('/vehicles/available?branchId=lyon-test'),
    400,
    'INVALID_INPUT',
    'from',
  ],
  [
    'a search nowhere',
    () => get(`/vehicles/available?${when(period.from, period.to)}`),
    400,
    'INVALID_INPUT',
  ],
  [
    'a search back in time',
    () => get(`/vehicles/available?branchId=lyon-test&${when(period.to, period.from)}`),
    400,
    'INVALID_INPUT',
  ],
  ['a vehicle id that is none', () => get('/vehicles/1'), 400, 'INVALID_INPUT', 'id'],
  ['an unknown vehicle', () => get(`/vehicles/${uuid}`), 404, 'NOT_FOUND'],
  ['a bay among the vehicles', () => get(`/vehicles/${world.bay.id}`), 404, 'NOT_FOUND'],
  ['an unknown car park', () => get('/parkings/atlantis'), 404, 'NOT_FOUND'],
  ['an unknown car park, live', () => get('/parkings/atlantis/availability'), 404, 'NOT_FOUND'],
  ['a car park id that is none', () => get('/parkings/%00/availability'), 400, 'INVALID_INPUT'],
  ['a booking id that is none', () => get('/bookings/1'), 400, 'INVALID_INPUT', 'id'],
  ['an unknown booking', () => get(`/bookings/${uuid}`), 404, 'NOT_FOUND'],
  [
    'cancelling an unknown booking',
    () => server.browser().patch(`${v1}/bookings/${uuid}/cancel`, {}),
    404,
    'NOT_FOUND',
  ],
  ['paying for an unknown booking', () => post('/payments/initiate', { bookingId: uuid }), 404, 'NOT_FOUND'],
  ['an unknown quote', () => post('/bookings', { quoteId: uuid, contact: driver }), 404, 'NOT_FOUND'],
  [
    'a quote id that is none',
    () => post('/bookings', { quoteId: '1', contact: driver }),
    400,
    'INVALID_INPUT',
    'quoteId',
  ],
  ['nobody to contact', () => post('/bookings', { quoteId: uuid }), 400, 'INVALID_INPUT', 'contact'],
  [
    'an amount from the browser',
    () => post('/bookings', { quoteId: uuid, contact: { ...driver, email: 'x' }, totalMinor: 1 }),
    400,
    'INVALID_INPUT',
    'contact.email',
  ],
  ['somebody’s bookings, signed out', () => get(`/users/${uuid}/bookings`), 401, 'UNAUTHENTICATED'],
  [
    'credentials that do not fit',
    () => post('/auth/sign-in', { email: 'nobody@example.com', password: 'x' }),
    401,
    'WRONG_CREDENTIALS',
  ],
  [
    'a short password',
    () => post('/auth/sign-up', { ...driver, password: 'short' }),
    400,
    'INVALID_INPUT',
    'password',
  ],
  [
    'a short idempotency key',
    () => server.browser().post(`${v1}/quotes`, wish, { 'idempotency-key': 'short' }),
    400,
    'INVALID_INPUT',
    'Idempotency-Key',
  ],
  [
    'a webhook that nobody signed',
    () =>
      server.browser().ask('/webhooks/stripe', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      }),
    400,
    'INVALID_INPUT',
  ],
]

test.each(cases)(
  '%s is a problem with a code, and writes nothing',
  async (_what, ask, status, code, field) => {
    const rows = () => server.sql`
    select (select count(*) from bookings) as bookings, (select count(*) from quotes) as quotes,
      (select count(*) from outbox) as events, (select count(*) from users) as users`
    const before = await rows()
    const response = await ask()
    const body = (await response.json()) as { [key: string]: unknown }
    expect({ ...body, status: response.status }).toMatchObject({ status, code })
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    })
    if (field !== undefined) expect(body.errors).toContainEqual({ field, message: expect.any(String) })
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|select |PostgresError/)
    expect([...(await rows())]).toEqual([...before])
  },
)
