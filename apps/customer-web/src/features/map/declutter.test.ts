import { expect, test } from 'vitest'
import { declutter } from './declutter.ts'

test('the first of those that would cover each other stands for all of them', () => {
  const spots = [
    { id: 'selected', x: 100, y: 100 },
    { id: 'close', x: 130, y: 110 },
    { id: 'beside', x: 175, y: 100 },
    { id: 'closer', x: 90, y: 90 },
    { id: 'below', x: 100, y: 150 },
  ]
  expect(Object.fromEntries(declutter(spots))).toEqual({ selected: 2, beside: 0, below: 0 })
})
