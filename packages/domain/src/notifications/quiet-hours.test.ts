import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wallClock } from '../kernel/index.ts'
import { afterQuiet } from './quiet-hours.ts'

describe('quiet hours', () => {
  const anyHours = fc.record({
    now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    timeZone: fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'UTC',
    ),
    from: fc.nat({ max: 1439 }),
    to: fc.nat({ max: 1439 }),
  })

  it('end within a day, at their end on the customer’s clock, and are never disturbed', () => {
    fc.assert(
      fc.property(anyHours, ({ now, ...quiet }) => {
        const at = afterQuiet(now, quiet)
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
        expect(afterQuiet(at, quiet)).toEqual(at)
        if (at.getTime() === now.getTime()) return
        const { hour, minute } = wallClock(at, quiet.timeZone)
        // A clock that is put forward may skip the very minute.
        expect((hour * 60 + minute - quiet.to + 1440) % 1440).toBeLessThanOrEqual(60)
      }),
    )
  })

  it('of no length are none', () => {
    const now = new Date('2026-03-02T23:00:00Z')
    expect(afterQuiet(now, { timeZone: 'UTC', from: 600, to: 600 })).toBe(now)
  })

  it('end at the second half past two where there are two and the first is over', () => {
    const quiet = { timeZone: 'Europe/Paris', from: 22 * 60, to: 2 * 60 + 30 }
    expect(afterQuiet(new Date('2026-10-25T01:15:00Z'), quiet).toISOString()).toBe('2026-10-25T01:30:00.000Z')
    expect(afterQuiet(new Date('2026-10-25T00:15:00Z'), quiet).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('last until eight in the morning of the customer, also when clocks change in that night', () => {
    const quiet = { timeZone: 'Europe/Paris', from: 22 * 60, to: 8 * 60 }
    expect(afterQuiet(new Date('2026-03-28T22:30:00Z'), quiet).toISOString()).toBe('2026-03-29T06:00:00.000Z')
    expect(afterQuiet(new Date('2026-03-28T20:59:00Z'), quiet).toISOString()).toBe('2026-03-28T20:59:00.000Z')
  })
})
