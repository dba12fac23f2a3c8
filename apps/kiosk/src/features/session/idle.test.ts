import { expect, test } from 'vitest'
import { idleAfter, patienceFor } from './idle.ts'
import { freshSession } from './session.ts'

const usual = patienceFor(freshSession.modes)
const slow = patienceFor({ ...freshSession.modes, large: true })

test('45 s of silence ask "Still there?", 30 s more wipe', () => {
  expect(idleAfter(44_999, usual)).toEqual({ phase: 'present' })
  expect(idleAfter(45_000, usual)).toEqual({ phase: 'asking', secondsLeft: 30 })
  expect(idleAfter(74_001, usual)).toEqual({ phase: 'asking', secondsLeft: 1 })
  expect(idleAfter(75_000, usual)).toEqual({ phase: 'gone' })
})

test('an accessibility mode gives 120 s and 60 s', () => {
  expect(idleAfter(119_999, slow)).toEqual({ phase: 'present' })
  expect(idleAfter(120_000, slow)).toEqual({ phase: 'asking', secondsLeft: 60 })
  expect(idleAfter(180_000, slow)).toEqual({ phase: 'gone' })
})
