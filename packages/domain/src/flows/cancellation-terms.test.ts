import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cancellationTerms } from './cancellation-terms.ts'

const hour = 3_600_000
const start = new Date('2026-03-29T10:00:00Z')

const terms = (over: { paid?: number; kept?: number; now?: Date; created?: Date }) =>
  cancellationTerms(
    {
      starts_at: start,
      terms_starts_at: null,
      created_at: over.created ?? new Date(start.getTime() - 720 * hour),
    },
    over.paid ?? 12_000,
    { freeCancellationMinutes: 1440, timeZone: 'Europe/Paris', keptMinor: over.kept ?? 4000 },
    over.now ?? new Date(start.getTime() - hour),
  )

it('keeps what the plan keeps when it is late, and no more than was paid', () => {
  expect(terms({})).toMatchObject({ rule: 'late', feeMinor: 4000, refundMinor: 8000 })
  expect(terms({ kept: 8000 })).toMatchObject({ feeMinor: 8000, refundMinor: 4000 })
  expect(terms({ paid: 3000 })).toMatchObject({ feeMinor: 3000, refundMinor: 0 })
  expect(terms({ kept: 0 })).toMatchObject({ rule: 'late', feeMinor: 0, refundMinor: 12_000 })
})

it('is free until the same time of the day before, on a night when the clocks change', () => {
  const limit = new Date('2026-03-28T11:00:00Z')
  expect(terms({ now: limit })).toMatchObject({ rule: 'free', feeMinor: 0, freeUntil: limit.toISOString() })
  expect(terms({ now: new Date(limit.getTime() + 1) })).toMatchObject({ rule: 'late' })
})

it('gives back and keeps together what was paid', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  const hoursBefore = fc.integer({ min: -72, max: 720 })
  fc.assert(
    fc.property(amount, amount, hoursBefore, hoursBefore, (paid, kept, now, created) => {
      const at = (hours: number) => new Date(start.getTime() - hours * hour)
      const { feeMinor, refundMinor, paidMinor } = terms({ paid, kept, now: at(now), created: at(created) })
      expect(feeMinor + refundMinor).toBe(paid)
      expect(paidMinor).toBe(paid)
      expect(Math.min(feeMinor, refundMinor)).toBeGreaterThanOrEqual(0)
      expect(feeMinor).toBeLessThanOrEqual(kept)
    }),
  )
})
