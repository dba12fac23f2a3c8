import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { sendMessage } from '../notifications/index.ts'
import { reactions } from '../registry.ts'
import {
  decideLicence,
  forgetOldPictures,
  licenceOfBooking,
  licenceQueue,
  myLicence,
  openLicence,
  sendLicence,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
let front: string
beforeEach(async () => {
  world = await makeWorld(3)
  const card = sharp({ create: { width: 1000, height: 640, channels: 3, background: '#dce' } })
  front = (await card.png().toBuffer()).toString('base64')
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

async function customer(name = 'Ada Byron'): Promise<Actor & { kind: 'user' }> {
  const userId = crypto.randomUUID()
  await world.sql`
    insert into users (id, email, name, password_hash, role, locale, created_at)
    values (${userId}, ${`${userId}@example.test`}, ${name}, 'x', 'customer', 'en', ${world.clock.now()})`
  return { kind: 'user', userId, role: 'customer', branchIds: [], guestHash: null }
}
const send = (by: Actor, over: Partial<Parameters<typeof sendLicence>[1]> = {}) =>
  sendLicence(world.call(by), {
    ...{
      holderName: 'Ada Byron',
      country: 'fr',
      number: '12AB34567',
      expiresOn: '2030-05-31',
      front,
      back: null,
    },
    ...over,
  })
const queue = (by: Actor = world.staffActor, branchId = world.branch.id) =>
  licenceQueue(world.call(by), { branchId })
const first = async () => (await queue())[0]?.id ?? ''
const book = async (by: Actor & { kind: 'user' }, from: string, to: string) => {
  const { id } = await world.hold({ from, to })
  await world.pay(id)
  await world.sql`update bookings set customer_id = ${by.userId} where id = ${id}`
  return id
}
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'done',
    (error) => error.code,
  )

/** What the workers would do about the decisions. */
async function tell(): Promise<string[]> {
  const events = await world.sql<{ id: number; type: string; payload: unknown }[]>`
    select id, type, payload from outbox where type = 'licence.decided' order by id`
  for (const event of events)
    for (const { run } of reactions[event.type] ?? []) await run(world.runtime, event)
  const queued = await world.sql<{ id: string }[]>`
    select id from notifications where kind like 'licence%' and sent_at is null and skipped_at is null order by created_at`
  for (const { id } of queued) await sendMessage(systemCall(world.runtime, 'test'), { notificationId: id })
  const sent = await world.sql<{ text: string }[]>`
    select subject || ': ' || text_body as text from notifications where kind like 'licence%' and sent_at is not null`
  return sent.map(({ text }) => text)
}

it('a licence is sent, looked at and accepted, and its customer hears of it once', async () => {
  const ada = await customer()
  expect(await myLicence(world.call(ada), {})).toEqual({ licence: null, endsTooLate: null })
  const { licence } = await send(ada)
  expect(licence).toMatchObject({
    state: 'in_review',
    country: 'FR',
    numberEnd: '4567',
    expiresOn: '2030-05-31',
  })
  const opened = await openLicence(world.call(world.staffActor), { licenceId: await first() })
  expect(opened).toMatchObject({ number: '12AB34567', accountName: 'Ada Byron', back: null })
  expect((await sharp(Buffer.from(opened.front, 'base64')).metadata()).format).toBe('jpeg')
  expect(await world.sql`select actor_id from audit_log where verb = 'licence.open'`).toMatchObject([
    { actor_id: world.staffActor.kind === 'user' && world.staffActor.userId },
  ])
  await decideLicence(world.call(world.staffActor), { licenceId: opened.id, verdict: 'verified' })
  expect((await myLicence(world.call(ada), {})).licence).toMatchObject({ state: 'verified' })
  expect(await queue()).toEqual([])
  await tell()
  expect(await tell()).toEqual([expect.stringMatching(/^Your driving licence is verified: /)])
  world.clock.set(new Date('2030-06-01T00:00:00Z'))
  expect((await myLicence(world.call(ada), {})).licence).toMatchObject({ state: 'expired' })
})

it('a rejected one says why, until when another helps, and where; another is then accepted', async () => {
  const ada = await customer()
  await book(ada, '2026-03-05T09:00:00Z', '2026-03-06T09:00:00Z')
  await send(ada)
  const licenceId = await first()
  await decideLicence(world.call(world.staffActor), { licenceId, verdict: 'rejected', reason: 'glare' })
  expect((await myLicence(world.call(ada), {})).licence).toMatchObject({ state: 'rejected', reason: 'glare' })
  const [text] = await tell()
  expect(text).toContain('We need another photo of your licence')
  expect(text).toMatch(/reflection covers .*Send a new photo before Thu,? 5 Mar/s)
  expect(text).toContain('/licence')
  await send(ada)
  expect((await myLicence(world.call(ada), {})).licence).toMatchObject({ state: 'in_review', reason: null })
})

it('of one that was sent again meanwhile nobody hears', async () => {
  const ada = await customer()
  await send(ada)
  await decideLicence(world.call(world.staffActor), {
    licenceId: await first(),
    verdict: 'rejected',
    reason: 'cut_off',
  })
  world.clock.advance(minutes(1))
  await send(ada)
  expect(await tell()).toEqual([])
})

it('one that waits is replaced by the next, and its pictures are forgotten; two tabs leave one', async () => {
  const ada = await customer()
  await send(ada)
  const old = await first()
  await Promise.all([send(ada, { back: front }), send(ada, { back: front })])
  expect(await queue()).toHaveLength(1)
  expect(await world.sql`select 1 from pictures`).toHaveLength(2)
  const decide = decideLicence(world.call(world.staffActor), { licenceId: old, verdict: 'verified' })
  expect(await codeOf(decide)).toBe('WRONG_STATUS')
})

it('two colleagues decide once', async () => {
  await send(await customer())
  const licenceId = await first()
  const by = () => world.call(world.staffActor)
  const both = await Promise.all([
    codeOf(decideLicence(by(), { licenceId, verdict: 'verified' })),
    codeOf(decideLicence(by(), { licenceId, verdict: 'rejected', reason: 'expired' })),
  ])
  expect(both.sort()).toEqual(['WRONG_STATUS', 'done'])
})

it('the next to come are first, at the branch they come to; who comes nowhere is anybody’s', async () => {
  const [ada, bob, eve] = [await customer('Ada'), await customer('Bob'), await customer('Eve')]
  await book(ada, '2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z')
  await book(bob, '2026-03-05T09:00:00Z', '2026-03-06T09:00:00Z')
  for (const [by, holderName] of [
    [eve, 'Eve'],
    [ada, 'Ada'],
    [bob, 'Bob'],
  ] as const)
    await send(by, { holderName })
  expect((await queue()).map(({ holderName }) => holderName)).toEqual(['Bob', 'Ada', 'Eve'])
  const elsewhere: Actor = { ...eve, role: 'agent', branchIds: [world.other.id] }
  expect((await queue(elsewhere, world.other.id)).map(({ holderName }) => holderName)).toEqual(['Eve'])
  expect(await codeOf(openLicence(world.call(elsewhere), { licenceId: await first() }))).toBe('NOT_FOUND')
  expect(await codeOf(queue(elsewhere))).toBe('FORBIDDEN')
  expect(await codeOf(queue(ada))).toBe('FORBIDDEN')
  expect(await codeOf(send(guest))).toBe('UNAUTHENTICATED')
})

it('one that ends before the return is told of; one that has expired is refused', async () => {
  const ada = await customer()
  const bookingId = await book(ada, '2026-03-05T09:00:00Z', '2026-03-06T09:00:00Z')
  const { endsTooLate } = await send(ada, { expiresOn: '2026-03-05' })
  const opened = async () => openLicence(world.call(world.staffActor), { licenceId: await first() })
  expect((await opened()).endsTooLate).toBe(true)
  expect(endsTooLate).toMatchObject({ to: '2026-03-06T09:00:00.000Z' })
  expect((await send(ada, { expiresOn: '2026-03-06' })).endsTooLate).toBeNull()
  expect((await opened()).endsTooLate).toBe(false)
  expect(await licenceOfBooking(world.call(world.staffActor), { bookingId })).toMatchObject({
    state: 'in_review',
  })
  expect(await codeOf(send(ada, { expiresOn: '2026-03-01' }))).toBe('INVALID_INPUT')
  expect(await codeOf(send(ada, { country: 'France' }))).toBe('INVALID_INPUT')
})

it('pictures are forgotten thirty days after the decision', async () => {
  await send(await customer(), { back: front })
  await decideLicence(world.call(world.staffActor), { licenceId: await first(), verdict: 'verified' })
  const system = () => systemCall(world.runtime, 'test')
  world.clock.advance(29 * 24 * minutes(60))
  expect(await forgetOldPictures(system(), {})).toEqual({ done: 0 })
  world.clock.advance(2 * 24 * minutes(60))
  expect(await forgetOldPictures(system(), {})).toEqual({ done: 2 })
  expect(await world.sql`select status, front_id from driver_licences`).toEqual([
    { status: 'verified', front_id: null },
  ])
})
