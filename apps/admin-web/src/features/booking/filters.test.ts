import { expect, test } from 'vitest'
import { bookingFilters, isFiltered, listInput } from './filters.ts'

test('an address with nonsense in it opens the list without that filter', () => {
  expect(
    bookingFilters.parse({ status: 'lost', from: '2026-13-01', product: 'rental', text: 'Ana' }),
  ).toEqual({
    product: 'rental',
    text: 'Ana',
  })
})

test('the branch of the address is asked for, unless all branches are', () => {
  expect(listInput({ status: 'active' }, 'lyon')).toEqual({ branchId: 'lyon', status: 'active', limit: 25 })
  expect(listInput({ all: true, from: '2026-05-01' }, 'lyon')).toEqual({ fromDate: '2026-05-01', limit: 25 })
})

test('looking at all branches leaves nothing out', () => {
  expect(isFiltered({ all: true })).toBe(false)
  expect(isFiltered({ text: 'K7P' })).toBe(true)
})
