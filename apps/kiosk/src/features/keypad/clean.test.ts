import { expect, test } from 'vitest'
import { cleanName, cleanNote, cleanPlate, cleanReference } from './clean.ts'
import { letters, plateKeys, referenceKeys } from './layouts.ts'

test('a reference is typed with or without its dash', () => {
  expect(cleanReference('k7p-2qx')).toBe('K7P2QX')
  expect(cleanReference('O0I1 K7P 2QX 99')).toBe('K7P2QX')
})

test('the reference pad has no lookalikes, and every key it has may be typed', () => {
  const { keys } = referenceKeys
  expect(keys).toHaveLength(32)
  for (const lookalike of '01OI') expect(keys).not.toContain(lookalike)
  for (const key of keys) expect(cleanReference(key)).toBe(key)
})

test('every letter is on the pads, in both languages', () => {
  for (const layout of [plateKeys, letters('en'), letters('fr')])
    expect(layout.keys).toEqual(expect.arrayContaining([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']))
})

test('plates lose spaces and dashes, names get their capitals', () => {
  expect(cleanPlate('ab-123 cd')).toBe('AB123CD')
  expect(cleanName('ANNE-MARIE O’BRIEN')).toBe('Anne-Marie O’Brien')
  expect(cleanName('ÉLODIE  ')).toBe('Élodie ')
  expect(cleanNote('SCRATCH, LEFT DOOR')).toBe('Scratch, left door')
})
