import { describe, expect, test } from 'vitest'
import { formatLocal, fromCalendarDate, timesOfDay, toCalendarDate, toInstant, toLocal } from './local.ts'
import { formatTyped, parseDate } from './parse-date.ts'
import {
  dayIsOpen,
  type LocalRange,
  pickDay,
  rangeMinutes,
  remarkOn,
  type SlotRule,
  withDate,
  withTime,
} from './range.ts'

const today = '2026-05-10'

describe('a typed date', () => {
  test.each([
    ['12/5/2026', 'en-GB', '2026-05-12'],
    ['5/12/2026', 'en-US', '2026-05-12'],
    ['12.05.26', 'fr-FR', '2026-05-12'],
    ['2026-05-12', 'en-US', '2026-05-12'],
    ['12 5', 'en-GB', '2026-05-12'],
    ['10 5', 'en-GB', '2026-05-10'],
    ['9 5', 'en-GB', '2027-05-09'],
    ['12 May', 'en-GB', '2026-05-12'],
    ['tues 12', 'en-GB', undefined],
    ['3 fevrier 2027', 'fr-FR', '2027-02-03'],
    ['29 2 2027', 'en-GB', undefined],
    ['soon', 'en-GB', undefined],
    ['', 'en-GB', undefined],
  ])('%s in %s', (typed, locale, date) => {
    expect(parseDate(typed, locale, today)).toBe(date)
  })

  test('is understood again as it is shown', () => {
    for (const locale of ['en-GB', 'en-US', 'fr-FR', 'fr-CA']) {
      expect(parseDate(formatTyped('2026-11-03', locale), locale, today)).toBe('2026-11-03')
    }
  })
})

describe('local time', () => {
  test('goes to an instant and back by the branch’s offset of that day', () => {
    expect(toInstant('2026-01-12T10:00', 'Europe/Paris')).toBe('2026-01-12T10:00:00+01:00')
    expect(toInstant('2026-07-12T10:00', 'Europe/Paris')).toBe('2026-07-12T10:00:00+02:00')
    expect(toLocal('2026-07-12T08:00:00Z', 'Europe/Paris')).toBe('2026-07-12T10:00')
  })

  test('a calendar’s date is the same day on every device', () => {
    const before = process.env.TZ
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue', 'America/Sao_Paulo']) {
      process.env.TZ = zone
      expect(fromCalendarDate(toCalendarDate('2026-03-29'))).toBe('2026-03-29')
    }
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test('is written in the locale’s way, and a day has its slots', () => {
    expect(formatLocal('2026-05-12T10:00', 'en-GB')).toBe('Tue 12 May, 10:00')
    expect(timesOfDay(30)).toHaveLength(48)
    expect(timesOfDay(15).slice(0, 3)).toEqual(['00:00', '00:15', '00:30'])
  })
})

/** Open from 08:00 to 20:00, closed on Sundays; the key box takes returns until 22:00. */
const hours: SlotRule = (date, time, end) => {
  if (new Date(`${date}T00:00Z`).getUTCDay() === 0) return { closed: 'Closed on Sunday' }
  if (time < '08:00') return { closed: 'Opens 08:00' }
  if (time <= '20:00') return 'open'
  return end === 'end' && time <= '22:00' ? { note: 'Key box return' } : { closed: 'Closes 20:00' }
}

const nothing: LocalRange = { start: undefined, end: undefined }

describe('choosing a period', () => {
  test('by two presses in the calendar; a day before the start begins anew', () => {
    const first = pickDay(nothing, 'start', '2026-05-12', 30, hours)
    expect(first).toEqual({ range: { start: '2026-05-12T10:00', end: undefined }, picking: 'end' })
    const second = pickDay(first.range, 'end', '2026-05-15', 30, hours)
    expect(second).toEqual({
      range: { start: '2026-05-12T10:00', end: '2026-05-15T10:00' },
      picking: 'start',
    })
    expect(pickDay(first.range, 'end', '2026-05-12', 30, hours)).toEqual({
      range: { start: '2026-05-12T10:00', end: '2026-05-12T11:00' },
      picking: 'start',
    })
    expect(pickDay(first.range, 'end', '2026-05-11', 30, hours)).toEqual({
      range: { start: '2026-05-11T10:00', end: undefined },
      picking: 'end',
    })
  })

  test('a start moved past the end takes the end along', () => {
    const range = { start: '2026-05-12T09:00', end: '2026-05-15T18:00' }
    expect(withDate(range, 'start', '2026-05-18', 30, hours)).toEqual({
      start: '2026-05-18T09:00',
      end: '2026-05-21T18:00',
    })
  })

  test('a closed time gives way to the next open one, or the last of the day', () => {
    const early = { start: '2026-05-12T07:00', end: undefined }
    expect(withDate(early, 'start', '2026-05-13', 30, hours).start).toBe('2026-05-13T08:00')
    const late = { start: '2026-05-12T21:00', end: '2026-05-14T21:30' }
    expect(withDate(late, 'start', '2026-05-13', 30, hours).start).toBe('2026-05-13T20:00')
    expect(withDate(late, 'end', '2026-05-15', 30, hours).end).toBe('2026-05-15T21:30')
  })

  test('a day without an open time is known', () => {
    expect(dayIsOpen('2026-05-17', 'start', 30, hours)).toBe(false)
    expect(dayIsOpen('2026-05-18', 'start', 30, hours)).toBe(true)
  })

  test('a closed end says why, an end with a remark says that', () => {
    const range = { start: '2026-05-17T10:00', end: '2026-05-18T21:00' }
    expect(remarkOn(range, 'start', hours)).toEqual({ text: 'Closed on Sunday', closed: true })
    expect(remarkOn(range, 'end', hours)).toEqual({ text: 'Key box return', closed: false })
    expect(remarkOn({ ...range, end: '2026-05-18T12:00' }, 'end', hours)).toBeUndefined()
  })

  test('a time is set on its own date, and needs one', () => {
    expect(withTime({ start: '2026-05-12T10:00', end: undefined }, 'start', '12:30').start).toBe(
      '2026-05-12T12:30',
    )
    expect(withTime(nothing, 'end', '12:30')).toEqual(nothing)
  })

  test('its length counts clock changes, and nothing is no length', () => {
    const overChange = { start: '2026-10-24T10:00', end: '2026-10-26T10:00' }
    expect(rangeMinutes(overChange, 'Europe/Paris')).toBe(2 * 1440 + 60)
    expect(
      rangeMinutes({ start: '2026-05-12T10:00', end: '2026-05-12T10:00' }, 'Europe/Paris'),
    ).toBeUndefined()
    expect(rangeMinutes(nothing, 'Europe/Paris')).toBeUndefined()
  })
})
