import { expect, test } from 'vitest'
import { announcementDue, clockOffset, countdownState, untilNextStep } from './countdown-state.ts'

const deadline = '2025-05-12T10:10:00Z'
const at = (time: string) => Date.parse(`2025-05-12T${time}Z`)

test.each([
  ['10:00:00', '10:00', false, false],
  ['10:03:48', '6:12', false, false],
  ['10:08:00', '2:00', false, false],
  ['10:08:00.500', '2:00', true, false],
  ['10:09:59.001', '0:01', true, false],
  ['10:10:00', '0:00', true, true],
  ['11:00:00', '0:00', true, true],
])('at %s it shows %s', (time, text, urgent, ended) => {
  expect(countdownState(deadline, at(time))).toMatchObject({ text, urgent, ended })
})

test('it is announced at five, two and one minute, at the end, and at no other time', () => {
  const said: number[] = []
  for (let left = 600_000; left > 0; left -= 1000) {
    const due = announcementDue(left, left - 1000)
    if (due !== undefined) said.push(due)
  }
  expect(said).toEqual([5, 2, 1, 0])
  expect(announcementDue(400_000, 30_000)).toBe(1)
  expect(announcementDue(0, 0)).toBeUndefined()
})

test.each([
  [10_000, 1000],
  [9_999, 999],
  [1, 1],
  [0, 1000],
])('with %i ms left the figures stay for %i ms', (left, stay) => {
  expect(untilNextStep(left)).toBe(stay)
})

test('the offset makes a wrong device clock right', () => {
  const offset = clockOffset('2025-05-12T10:00:00Z', at('10:07:00'))
  expect(countdownState(deadline, at('10:07:30') + offset).text).toBe('9:30')
})
