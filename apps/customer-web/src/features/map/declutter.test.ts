import { expect, test } from 'vitest'
import { crowdedOut } from './declutter.ts'

test('the first of those that would cover each other keeps its price', () => {
  const spots = [
    { id: 'selected', x: 100, y: 100 },
    { id: 'close', x: 130, y: 110 },
    { id: 'beside', x: 170, y: 100 },
    { id: 'below', x: 100, y: 150 },
  ]
  expect([...crowdedOut(spots)]).toEqual(['close'])
})
