import { expect, test } from 'vitest'
import { type ActionScene, type ActionSubject, whyNot } from './actions.ts'

const subject: ActionSubject = {
  status: 'confirmed',
  from: '2026-05-12T08:00:00Z',
  to: '2026-05-15T08:00:00Z',
  pickup: { id: 'lyon', name: 'Lyon' },
  dropoff: { id: 'nice', name: 'Nice' },
}
const at = (time: string, branches = ['lyon', 'nice']): ActionScene => ({
  now: Date.parse(time),
  earlyMinutes: 30,
  worksAt: (id) => branches.includes(id),
})

test('a check-in is possible from half an hour before the start until the end', () => {
  expect(whyNot('checkIn', subject, at('2026-05-12T07:29:59Z'))).toEqual({
    why: 'tooEarly',
    at: '2026-05-12T07:30:00.000Z',
  })
  expect(whyNot('checkIn', subject, at('2026-05-12T07:30:00Z'))).toBeNull()
  expect(whyNot('checkIn', subject, at('2026-05-15T08:00:00Z'))).toEqual({ why: 'tooLate' })
})

test('a car is handed out where it is picked up, and taken back where it is returned', () => {
  const now = '2026-05-12T08:00:00Z'
  expect(whyNot('checkIn', subject, at(now, ['nice']))).toEqual({ why: 'otherBranch', branch: 'Lyon' })
  const active = { ...subject, status: 'active' } as const
  expect(whyNot('checkOut', active, at(now, ['lyon']))).toEqual({ why: 'otherBranch', branch: 'Nice' })
  expect(whyNot('checkOut', active, at(now, ['nice']))).toBeNull()
})

test('nobody is absent before the start', () => {
  expect(whyNot('noShow', subject, at('2026-05-12T07:59:00Z'))).toEqual({ why: 'notDue' })
  expect(whyNot('noShow', subject, at('2026-05-12T08:00:00Z'))).toBeNull()
})

test('what has begun or is over cannot be cancelled', () => {
  const now = at('2026-05-12T08:00:00Z')
  for (const status of ['active', 'completed', 'cancelled', 'expired', 'no_show'] as const)
    expect(whyNot('cancel', { ...subject, status }, now)).toEqual({ why: 'wrongStatus' })
  expect(whyNot('cancel', { ...subject, status: 'pending' }, now)).toBeNull()
})
