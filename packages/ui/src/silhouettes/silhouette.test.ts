import { expect, test } from 'vitest'
import { shapeOf, silhouetteFor, silhouetteNames } from './acriss-shape.ts'

test.each([
  ['MBMN', 'hatch'],
  ['ECMR', 'hatch'],
  ['CDMR', 'hatch'],
  ['IDAR', 'saloon'],
  ['PDAR', 'saloon'],
  ['CWMR', 'estate'],
  ['IFAR', 'suv'],
  ['SJBR', 'suv'],
  ['CGMR', 'crossover'],
  ['SEAR', 'coupe'],
  ['SSAR', 'coupe'],
  ['STMR', 'convertible'],
  ['FVMD', 'peopleCarrier'],
  ['IPMD', 'pickUp'],
  ['IKMD', 'van'],
  ['CHMD', 'motorhome'],
  ['MYMN', 'twoWheel'],
  ['XXAR', 'generic'],
  ['cdmr', 'hatch'],
  ['', 'generic'],
  ['C?', 'generic'],
])('%s looks like %s', (acriss, name) => {
  expect(silhouetteFor(acriss)).toBe(name)
})

test('there are thirteen shapes, each standing on the road', () => {
  expect(silhouetteNames).toHaveLength(13)
  for (const name of silhouetteNames) {
    expect(shapeOf(name).wheels).toHaveLength(2)
    expect(shapeOf(name).body).toMatch(/Z$/)
  }
})
