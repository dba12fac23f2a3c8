import { sameKeys } from '@forecourt/ui/i18n/same-keys'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

test('every text exists in both languages, with the same values in it', () => {
  expect(sameKeys(en, fr)).toEqual([])
})
