import { expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import { cancelBooking, holdQuote, settlePayment, startCheckout, sweeps } from './index.ts'

/**
 * Found by `npm run model`: a one-way booking whose customer never came left a transfer for the time that had passed,
 * and the car was said to stand at a branch to which nobody drove it, although the booking that counted on it had
 * another car there.
 */
it('a car that nobody fetched still stands where it stood', async () => {
  const { sql, clock, call, gateway, runtime, drop } = await createTestRuntime()
  try {
    const [south, north] = [await makeBranch(sql), await makeBranch(sql)]
    const van = await makeClass(sql)
    const plan = await makeRatePlan(sql, { branch: south, class: van })
    const stays = await makeUnit(sql, { branch: south, class: van })
    await makeUnit(sql, { branch: north, class: van })
    const worker = systemCall(runtime, 'test')
    const book = async (spec: { branch: typeof south; dropoff: typeof south; from: string; to: string }) => {
      const quote = await makeQuote(sql, { ...spec, class: van, plan, madeAt: clock.now() })
      const { id } = await holdQuote(call(), {
        quoteId: quote.id,
        contact: { name: 'Ada Byron', email: 'ada@example.test' },
      })
      return id
    }
    const pay = async (bookingId: string) => {
      const checkout = await startCheckout(worker, { bookingId })
      gateway.settle(checkout.checkoutSessionId, 'paid')
      await settlePayment(worker, { paymentId: checkout.paymentId })
    }
    const atTen = { branch: north, dropoff: north, from: '2026-03-02T10:00:00Z', to: '2026-03-02T11:00:00Z' }
    const first = await book(atTen)
    await pay(
      await book({ branch: south, dropoff: north, from: '2026-03-02T08:00:00Z', to: '2026-03-02T09:00:00Z' }),
    )
    // Counts on the van that should arrive; then the north has one of its own again.
    await pay(await book(atTen))
    await cancelBooking(worker, { bookingId: first })
    clock.set(new Date('2026-03-02T10:00:00Z'))
    await sweeps.closeNoShows(worker, {})
    await sweeps.settleDueBlocks(worker, {})
    const [unit] = await sql<{ branch_id: string }[]>`select branch_id from units where id = ${stays.id}`
    expect(unit?.branch_id).toBe(south.id)
  } finally {
    await drop()
  }
})
