import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTerminal, pair, reportGate, revokeTerminal, terminalOfSecret } from '../gate/index.ts'
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import {
  bookingPass,
  deskCheckIn,
  gateCommand,
  holdQuote,
  identify,
  kioskCheckIn,
  kioskCheckOut,
  settlePayment,
  startCheckout,
  terminalSelfView,
} from './index.ts'

type World = Awaited<ReturnType<typeof makeWorld>>

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
const contact = { name: 'Zoë van der Berg', email: 'zoe@example.test' }

/** A branch with a paired terminal, a car and a bay, and a paid booking of either kind that starts at 09:00. */
async function makeWorld() {
  const at = await createTestRuntime()
  const { sql, clock, gateway, call, runtime } = at
  const branch = await makeBranch(sql)
  const manager: Actor = {
    kind: 'user',
    userId: randomUUID(),
    role: 'manager',
    branchIds: [branch.id],
    guestHash: null,
  }
  const { pairingCode, terminal } = await createTerminal(call(manager), {
    branchId: branch.id,
    name: 'Front door',
  })
  const { deviceSecret } = await pair(call(guest), { code: pairingCode.toLowerCase() })
  const kiosk: Actor = { kind: 'terminal', terminalId: terminal.id, branchId: branch.id }
  const book = async (product: 'rental' | 'parking') => {
    const unitClass = await makeClass(sql, { product })
    const unit = await makeUnit(
      sql,
      { branch, class: unitClass },
      product === 'rental' ? { odometer_km: 1000 } : {},
    )
    const plan = await makeRatePlan(sql, { branch, class: unitClass })
    const quote = await makeQuote(sql, {
      branch,
      class: unitClass,
      plan,
      from: '2026-03-02T09:00:00Z',
      to: '2026-03-03T09:00:00Z',
      madeAt: clock.now(),
    })
    const held = await holdQuote(call(guest), { quoteId: quote.id, contact, plate: 'AB-123-CD' })
    const checkout = await startCheckout(call(guest), { bookingId: held.id })
    gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(runtime, 'test'), { paymentId: checkout.paymentId })
    return { ...held, unit }
  }
  return { ...at, branch, manager, terminal, deviceSecret, pairingCode, kiosk, book }
}

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.drop())

describe('pairing', () => {
  it('works once, knows the device by its secret, and ends when revoked', async () => {
    const { call, kiosk, terminal, branch } = world
    await expect(pair(call(guest), { code: world.pairingCode })).rejects.toMatchObject({
      code: 'PAIRING_CODE_WRONG',
    })
    const system = systemCall(world.runtime, 'test')
    expect(await terminalOfSecret(system, { secret: world.deviceSecret })).toEqual({
      terminalId: terminal.id,
      branchId: branch.id,
    })
    expect(await terminalSelfView(call(kiosk), {})).toMatchObject({
      terminal: { state: 'paired', online: true },
      branch: { id: branch.id },
    })
    await revokeTerminal(call(world.manager), { terminalId: terminal.id })
    expect(await terminalOfSecret(system, { secret: world.deviceSecret })).toBeNull()
  })

  it('is refused after a quarter of an hour', async () => {
    const { pairingCode } = await createTerminal(world.call(world.manager), {
      branchId: world.branch.id,
      name: 'Back door',
    })
    world.clock.advance(15 * 60_000)
    await expect(pair(world.call(guest), { code: pairingCode })).rejects.toMatchObject({
      code: 'PAIRING_CODE_WRONG',
    })
  })

  it('is for managers of the branch', async () => {
    const stranger: Actor = {
      kind: 'user',
      userId: randomUUID(),
      role: 'agent',
      branchIds: [],
      guestHash: null,
    }
    await expect(
      createTerminal(world.call(stranger), { branchId: world.branch.id, name: 'x' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { id: terminalId } = world.terminal
    const ofDesk = { ...stranger, branchIds: [world.branch.id] }
    await expect(revokeTerminal(world.call(ofDesk), { terminalId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const ofElsewhere = { ...stranger, role: 'manager' as const }
    await expect(revokeTerminal(world.call(ofElsewhere), { terminalId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('identifying', () => {
  it('takes a pass, a reference with the last name however it is written, or a plate', async () => {
    const { call, kiosk } = world
    const car = await world.book('rental')
    const bay = await world.book('parking')
    const { token } = await bookingPass(call(guest), { bookingId: car.id })
    expect(await identify(call(kiosk), { by: 'pass', token })).toMatchObject({
      shortName: 'Zoë B.',
      step: 'check_in',
      booking: { id: car.id },
    })
    const typed = `${car.reference.slice(0, 3).toLowerCase()} ${car.reference.slice(3)}`
    expect(
      await identify(call(kiosk), { by: 'reference', reference: typed, lastName: 'BERG' }),
    ).toMatchObject({ booking: { id: car.id } })
    expect(await identify(call(kiosk), { by: 'plate', plate: 'ab 123 cd' })).toMatchObject({
      booking: { id: bay.id },
    })
  })

  it('refuses what is forged, wrong or of elsewhere, and calls for staff after five', async () => {
    const { call, kiosk } = world
    const car = await world.book('rental')
    const { token } = await bookingPass(call(guest), { bookingId: car.id })
    const forged = `${token.slice(0, -4)}AAAA`
    await expect(identify(call(kiosk), { by: 'pass', token: forged })).rejects.toMatchObject({
      code: 'PASS_INVALID',
    })
    const wrong = () =>
      identify(call(kiosk), { by: 'reference', reference: car.reference, lastName: 'Smith' })
    for (let n = 0; n < 4; n++) await expect(wrong()).rejects.toMatchObject({ code: 'NOT_RECOGNISED' })
    await expect(identify(call(kiosk), { by: 'pass', token })).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    })
    const elsewhere: Actor = {
      ...kiosk,
      terminalId: randomUUID(),
      branchId: (await makeBranch(world.sql)).id,
    } as Actor
    await expect(identify(call(elsewhere), { by: 'pass', token })).rejects.toMatchObject({
      code: 'WRONG_BRANCH',
    })
  })
})

describe('check-in and check-out at a terminal', () => {
  it('let a car out and in again; the gate opens when its controller says so', async () => {
    const { call, kiosk, clock, runtime } = world
    const car = await world.book('rental')
    clock.advance(50 * 60_000)
    const { token } = await identify(call(kiosk), {
      by: 'reference',
      reference: car.reference,
      lastName: 'Berg',
    })
    const commandId = randomUUID()
    await expect(kioskCheckIn(call(kiosk), { token, commandId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    const signed = { token, commandId, signedName: 'Zoë van der Berg' }
    expect(await kioskCheckIn(call(kiosk), signed)).toMatchObject({
      status: 'requested',
      direction: 'in',
      unit: { plate: car.unit.plate },
    })
    expect(await kioskCheckIn(call(kiosk), signed)).toMatchObject({ commandId, status: 'requested' })
    await reportGate(systemCall(runtime, 'gate'), { commandId, status: 'opened' })
    await reportGate(systemCall(runtime, 'gate'), { commandId, status: 'failed' })
    expect(await gateCommand(call(kiosk), { commandId })).toMatchObject({ status: 'opened' })

    clock.set(new Date('2026-03-03T08:00:00Z'))
    const back = await identify(call(kiosk), { by: 'reference', reference: car.reference, lastName: 'Berg' })
    expect(back.step).toBe('check_out')
    const dials = {
      token: back.token,
      commandId: randomUUID(),
      energyPercent: 80,
      damageNote: 'Scratch, left door',
    }
    await expect(kioskCheckOut(call(kiosk), { ...dials, odometerKm: 999 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await kioskCheckOut(call(kiosk), { ...dials, odometerKm: 1400 })).toMatchObject({
      direction: 'out',
    })
    const [unit] =
      await world.sql`select odometer_km, energy_percent, status_note from units where id = ${car.unit.id}`
    expect(unit).toEqual({ odometer_km: 1400, energy_percent: 80, status_note: 'Scratch, left door' })
  })

  it('give a gate that failed the same order again, and one that opened no other', async () => {
    const { call, kiosk, clock, runtime, sql } = world
    const bay = await world.book('parking')
    clock.advance(50 * 60_000)
    const { token } = await identify(call(kiosk), { by: 'plate', plate: 'AB123CD' })
    const order = { token, commandId: randomUUID() }
    const orders = async () => (await sql`select 1 from outbox where type = 'gate.open_requested'`).count
    await kioskCheckIn(call(kiosk), order)
    await reportGate(systemCall(runtime, 'gate'), { commandId: order.commandId, status: 'failed' })
    expect(await kioskCheckIn(call(kiosk), order)).toMatchObject({ status: 'requested', bookingId: bay.id })
    await reportGate(systemCall(runtime, 'gate'), { commandId: order.commandId, status: 'opened' })
    expect(await kioskCheckIn(call(kiosk), order)).toMatchObject({ status: 'opened' })
    expect(await orders()).toBe(2)
  })

  it('do not take an identification from another terminal, nor one that ran out', async () => {
    const { call, kiosk, clock } = world
    const bay = await world.book('parking')
    clock.advance(50 * 60_000)
    const { token } = await identify(call(kiosk), {
      by: 'reference',
      reference: bay.reference,
      lastName: 'Berg',
    })
    const other: Actor = { ...kiosk, terminalId: randomUUID() } as Actor
    await expect(kioskCheckIn(call(other), { token, commandId: randomUUID() })).rejects.toMatchObject({
      code: 'PASS_INVALID',
    })
    clock.advance(16 * 60_000)
    await expect(kioskCheckIn(call(kiosk), { token, commandId: randomUUID() })).rejects.toMatchObject({
      code: 'PASS_INVALID',
    })
  })

  it('show the desk what happened', async () => {
    const bay = await world.book('parking')
    world.clock.advance(50 * 60_000)
    const active = await deskCheckIn(world.call(world.manager), { bookingId: bay.id })
    expect(active).toMatchObject({ status: 'active', unit: { label: bay.unit.label } })
  })
})
