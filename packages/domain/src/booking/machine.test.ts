import { describe, expect, it } from 'vitest'
import { bookingStatuses } from './contract.ts'
import { holdsUnit, next, transitions } from './machine.ts'

describe('the life of a booking', () => {
  it('allows what the table says and refuses the rest', () => {
    for (const [step, { from, to }] of Object.entries(transitions)) {
      for (const status of bookingStatuses) {
        const attempt = () => next(status, step as keyof typeof transitions)
        if (from.includes(status)) expect(attempt()).toBe(to)
        else expect(attempt).toThrow(expect.objectContaining({ code: 'WRONG_STATUS' }))
      }
    }
  })

  it('stands on a claim while it is pending, confirmed or active', () => {
    expect(bookingStatuses.filter(holdsUnit)).toEqual(['pending', 'confirmed', 'active'])
  })
})
