import { expect, test } from 'vitest'
import { distanceTowards } from './arrows.ts'

const box = (left: number, top: number) => ({ left, right: left + 72, top, bottom: top + 72 })
const right = { x: 1, y: 0 }
const down = { x: 0, y: 1 }

test('only what lies in the direction of the arrow is near', () => {
  expect(distanceTowards(box(0, 0), box(84, 0), right)).toBe(84)
  expect(distanceTowards(box(84, 0), box(0, 0), right)).toBeNull()
  expect(distanceTowards(box(0, 0), box(84, 0), down)).toBeNull()
})

test('a key in the same column is nearer than one aside, however close that is', () => {
  const below = distanceTowards(box(0, 0), box(0, 400), down)
  const aside = distanceTowards(box(0, 0), box(100, 84), down)
  expect(below).toBeLessThan(aside ?? 0)
})
