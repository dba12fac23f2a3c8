import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wallClock } from './period.ts'
import { localDay, localMinute, weekdayOf } from './zone-clock.ts'

const zones = [
  'Europe/Paris',
  'Europe/London',
  'Indian/Reunion',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
]

it('says what Temporal says, at any instant in any zone', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
      const clock = wallClock(new Date(at), zone)
      expect(new Date(localDay(zone, at) * 86_400_000).toISOString().slice(0, 10)).toBe(
        clock.toPlainDate().toString(),
      )
      expect(localMinute(zone, at)).toBe(clock.hour * 60 + clock.minute)
      expect(weekdayOf(localDay(zone, at))).toBe(clock.dayOfWeek - 1)
    }),
    { numRuns: 2000 },
  )
})

it('knows the very millisecond of a change', () => {
  const change = Date.UTC(2026, 2, 29, 1)
  expect([localMinute('Europe/Paris', change - 1), localMinute('Europe/Paris', change)]).toEqual([119, 180])
})
