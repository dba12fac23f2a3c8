import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '../kernel/index.ts'
import { makeUnit, userActor } from '../testing.ts'
import { addPhoto, conditionOf, conditionPhoto, deskCheckIn, deskCheckOut, swapUnit } from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
let bookingId: string
beforeEach(async () => {
  world = await makeWorld()
  bookingId = (await world.hold()).id
  await world.pay(bookingId)
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

/** What a phone takes: turned, and with the place in it. */
const photo = async (width = 2000, height = 1500) => {
  const image = sharp({ create: { width, height, channels: 3, background: '#3a6' } })
  const bytes = await image
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitude: '45/1 10/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return bytes.toString('base64')
}
const add = async (by: Actor, stage: 'out' | 'in', over: Partial<Parameters<typeof addPhoto>[1]> = {}) =>
  addPhoto(world.call(by), { bookingId, stage, view: 'front', picture: await photo(), ...over })
const see = (by: Actor) => conditionOf(world.call(by), { bookingId })
const start = new Date('2026-03-02T09:00:00Z')
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'done',
    (error) => error.code,
  )

it('the desk takes photos before it hands the car over, the customer in the first hour, both at the return', async () => {
  expect((await see(world.staffActor)).open).toEqual(['out'])
  expect((await see(guest)).open).toEqual([])
  expect(await codeOf(add(guest, 'out'))).toBe('WRONG_STATUS')
  await add(world.staffActor, 'out')
  world.clock.set(start)
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  expect((await see(guest)).open).toEqual(['out', 'in'])
  await add(guest, 'out', { view: 'left' })
  world.clock.advance(minutes(61))
  expect(await codeOf(add(guest, 'out'))).toBe('WRONG_STATUS')
  await add(guest, 'in', { view: 'detail' })
  world.clock.advance(minutes(60))
  await deskCheckOut(world.call(world.staffActor), { bookingId })
  await add(world.staffActor, 'in', { view: 'dashboard' })
  world.clock.advance(minutes(61))
  expect((await see(guest)).open).toEqual([])
  expect((await see(world.staffActor)).open).toEqual(['in'])
  const { photos } = await see(guest)
  expect(photos.map(({ stage, view, takenBy }) => [stage, view, takenBy])).toEqual([
    ['out', 'front', 'staff'],
    ['out', 'left', 'customer'],
    ['in', 'detail', 'customer'],
    ['in', 'dashboard', 'staff'],
  ])
})

it('photos of a car that the customer was out with stay when it is swapped, those of one that never left do not', async () => {
  const other = await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
  const third = await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
  const swap = (unitId: string) => swapUnit(world.call(world.staffActor), { bookingId, unitId })
  await add(world.staffActor, 'out', { view: 'front' })
  await swap(other.id)
  expect((await see(world.staffActor)).photos).toEqual([])
  await add(world.staffActor, 'out', { view: 'rear' })
  world.clock.set(start)
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  world.clock.advance(minutes(90))
  expect((await see(guest)).open).toEqual(['in'])
  await swap(third.id)
  await add(guest, 'in', { view: 'detail' })
  // It has had the new car for less than an hour.
  expect(await see(guest)).toMatchObject({ unitId: third.id, open: ['out', 'in'] })
  await add(guest, 'out', { view: 'rear' })
  world.clock.advance(minutes(61))
  const { photos, open } = await see(guest)
  expect(open).toEqual(['in'])
  expect(photos.map(({ view, plate }) => [view, plate])).toEqual([
    ['rear', other.plate],
    ['detail', third.plate],
    ['rear', third.plate],
  ])
})

it('keeps them upright, smaller, and without what the camera wrote into them', async () => {
  const { photos } = await add(world.staffActor, 'out')
  expect(photos).toMatchObject([{ width: 1200, height: 1600 }])
  const photoId = photos[0]?.id ?? ''
  const full = await conditionPhoto(world.call(guest), { photoId })
  const { format, width, height, exif, orientation } = await sharp(full).metadata()
  expect([format, width, height, exif, orientation]).toEqual(['jpeg', 1200, 1600, undefined, undefined])
  const small = await sharp(await conditionPhoto(world.call(guest), { photoId, size: 'small' })).metadata()
  expect([small.width, small.height]).toEqual([360, 480])
  const [audit] = await world.sql<{ detail: { sha256: string } }[]>`
    select detail from audit_log where verb = 'condition.storePhoto' and subject_id = ${bookingId}`
  expect(audit?.detail.sha256).toBe(
    Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(full))).toString('hex'),
  )
})

it('are for whoever may see the booking', async () => {
  const photoId = (await add(world.staffActor, 'out')).photos[0]?.id ?? ''
  const stranger: Actor = { kind: 'anonymous', guestHash: 'b'.repeat(64) }
  for (const by of [stranger, userActor('customer'), userActor('agent', ['elsewhere'])]) {
    expect(await codeOf(see(by))).toBe('NOT_FOUND')
    expect(await codeOf(add(by, 'out'))).toBe('NOT_FOUND')
    expect(await codeOf(conditionPhoto(world.call(by), { photoId }))).toBe('NOT_FOUND')
  }
})

it.each([
  ['no picture', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
  [
    'half a picture',
    async () =>
      Buffer.from(await photo(), 'base64')
        .subarray(0, 3000)
        .toString('base64'),
  ],
  [
    'a drawing',
    async () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>',
      ).toString('base64'),
  ],
  ['a stamp', () => photo(200, 200)],
  [
    'a bomb',
    async () =>
      (
        await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
          .png()
          .toBuffer()
      ).toString('base64'),
  ],
  ['words', async () => 'not base64!'],
])('%s is refused and changes nothing', async (_what, picture) => {
  expect(await codeOf(add(world.staffActor, 'out', { picture: await picture() }))).toBe('INVALID_INPUT')
  expect((await see(world.staffActor)).photos).toEqual([])
})

it('a retry with the same key adds no second one', async () => {
  const picture = await photo()
  const call = { ...world.call(world.staffActor), idempotencyKey: crypto.randomUUID() }
  const once = () => addPhoto(call, { bookingId, stage: 'out', view: 'front', picture })
  await once()
  await once()
  expect((await see(world.staffActor)).photos).toHaveLength(1)
  expect(await world.sql`select 1 from pictures`).toHaveLength(1)
})
