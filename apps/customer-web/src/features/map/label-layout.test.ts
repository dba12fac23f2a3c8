import { expect, test } from 'vitest'
import { layOut, type PlaceRow } from './label-layout.ts'

const size = { x: 400, y: 300 }
/** A degree is 100 px. */
const project = (lat: number, lng: number) => ({ x: lng * 100, y: lat * 100 })
const names = (places: PlaceRow[]) => layOut(places, project, size).map(({ name }) => name)

test('the larger place wins where two names would touch', () => {
  expect(
    names([
      ['Lyon', 1, 1, 516],
      ['Villeurbanne', 1.05, 1.1, 150],
      ['Vienne', 2.5, 1, 30],
    ]),
  ).toEqual(['Lyon', 'Vienne'])
})

test('places outside of the view take no room', () => {
  expect(
    names([
      ['Paris', 9, 1, 2100],
      ['Lyon', 1, 1, 516],
    ]),
  ).toEqual(['Lyon'])
})

test('a crowded view stays readable', () => {
  const crowd = Array.from(
    { length: 2000 },
    (_, i): PlaceRow => [`P${i}`, (i % 60) / 20, Math.floor(i / 60) / 9, 1],
  )
  const labels = layOut(crowd, project, size)
  expect(labels.length).toBeGreaterThan(10)
  expect(labels.length).toBeLessThanOrEqual(30)
})
