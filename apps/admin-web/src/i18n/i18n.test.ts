import { sameKeys } from '@forecourt/ui/i18n/same-keys'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

test('the admin says the same in English and French', () => {
  expect(sameKeys(en, fr)).toEqual([])
})
