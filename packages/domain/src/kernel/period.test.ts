import { describe, expect, it } from 'vitest'
import { instant, toRange, wallClock, wallClockBefore } from './period.ts'

describe('instants', () => {
  it('are refused without their offset', () => {
    expect(instant.safeParse('2026-07-01T10:00:00').success).toBe(false)
    expect(instant.parse('2026-07-01T10:00:00+02:00')).toEqual(new Date('2026-07-01T08:00:00Z'))
  })
})

describe('wall-clock', () => {
  it('counts whole days by the branch’s clock, also over the night it changes', () => {
    // Paris went to summer time on 29 March 2026, so Sunday 10:00 is 23 hours after Saturday 10:00.
    const sunday = new Date('2026-03-29T08:00:00Z')
    expect(wallClockBefore(sunday, 1440, 'Europe/Paris')).toEqual(new Date('2026-03-28T09:00:00Z'))
    expect(wallClockBefore(sunday, 90, 'Europe/Paris')).toEqual(new Date('2026-03-29T06:30:00Z'))
  })

  it('is the zone’s, whatever the machine’s', () => {
    expect(wallClock(new Date('2026-01-01T00:30:00Z'), 'Indian/Reunion').toPlainTime().toString()).toBe(
      '04:30:00',
    )
  })
})

it('a period becomes a half-open range', () => {
  const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') }
  expect(toRange(period)).toBe('[2026-01-01T00:00:00.000Z,2026-01-02T00:00:00.000Z)')
})
