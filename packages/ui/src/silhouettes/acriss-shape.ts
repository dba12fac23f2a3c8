import { cars } from './cars.ts'
import { larger } from './larger.ts'
import type { Shape } from './shape.ts'

const shapes = { ...cars, ...larger }

export type SilhouetteName = keyof typeof shapes

/** Second letter of the code: the body, where it alone decides. */
const byType: Record<string, SilhouetteName> = {
  W: 'estate',
  V: 'peopleCarrier',
  L: 'saloon',
  S: 'coupe',
  T: 'convertible',
  F: 'suv',
  J: 'suv',
  P: 'pickUp',
  Q: 'pickUp',
  E: 'coupe',
  M: 'peopleCarrier',
  R: 'motorhome',
  H: 'motorhome',
  Y: 'twoWheel',
  N: 'convertible',
  G: 'crossover',
  K: 'van',
}

/** Doors alone do not tell a body: small classes are hatchbacks, from intermediate up they are saloons. */
const hatchCategories = new Set([...'MNEHCD'])
const saloonCategories = new Set([...'IJSRFGPULWO'])

/** Which side view stands for an ACRISS code; its first two letters decide, anything unknown is generic. */
export function silhouetteFor(acriss: string): SilhouetteName {
  const [category = '', type = ''] = acriss.toUpperCase()
  const body = byType[type]
  if (body) return body
  if (!'BCDX'.includes(type) || type === '') return 'generic'
  if (hatchCategories.has(category)) return 'hatch'
  return saloonCategories.has(category) ? 'saloon' : 'generic'
}

export function shapeOf(name: SilhouetteName): Shape {
  return shapes[name]
}

/** Every side view there is, for galleries and tests. */
export const silhouetteNames = Object.keys(shapes).filter((name): name is SilhouetteName => name in shapes)
