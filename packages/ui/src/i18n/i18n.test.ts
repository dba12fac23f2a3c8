import { expect, test } from 'vitest'
import { uiText } from './create-i18n.ts'
import { pickLanguage, pickLocale } from './locale.ts'
import { sameKeys } from './same-keys.ts'
import { en } from './ui-en.ts'
import { fr } from './ui-fr.ts'

test('this package says the same in English and French', () => {
  expect(sameKeys(en, fr)).toEqual([])
})

test('sameKeys names a missing key, a key too many, and a hole that differs', () => {
  const first = { a: 'A', b: { c: '{{x}} and {{y}}' }, n_one: 'one', n_other: '{{count}}' }
  const second = {
    b: { c: '{{y}} et {{z}}' },
    d: 'D',
    n_one: '{{count}}',
    n_many: '{{count}}',
    n_other: '{{count}}',
  }
  expect(sameKeys(first, second)).toEqual([
    'a: only in the first',
    'b.c: {{x, y}} against {{y, z}}',
    'd: only in the second',
  ])
})

test('plurals follow the language: zero is plural in English and singular in French', () => {
  const inEnglish = uiText('en')
  const inFrench = uiText('fr')
  expect(inEnglish('countdown.minutes', { count: 0 })).toBe('0 minutes left')
  expect(inFrench('countdown.minutes', { count: 0 })).toBe('Il reste 0 minute')
  expect(inFrench('countdown.minutes', { count: 5 })).toBe('Il reste 5 minutes')
})

test('keys and holes are checked by the compiler', () => {
  const t = uiText('en')
  expect(t('error.notCharged')).toBe('Nothing was charged.')
  expect(t('connection.stale', { time: '14:02' })).toBe('Not live · updated 14:02')
  // @ts-expect-error an unknown key
  expect(t('error.notChanged')).toBe('error.notChanged')
  // @ts-expect-error a missing value
  expect(t('connection.stale')).toContain('updated')
  // @ts-expect-error a value the text has no place for
  expect(t('error.notCharged', { name: 'Ana' })).toBe('Nothing was charged.')
})

test('the choice made before wins, then the first language we have, then English', () => {
  expect(pickLanguage('fr', ['en-GB'])).toBe('fr')
  expect(pickLanguage('xx', ['de-DE', 'fr-CA', 'en'])).toBe('fr')
  expect(pickLanguage(null, ['de-DE'])).toBe('en')
})

test('a reader keeps their own region when it speaks the language shown', () => {
  expect(pickLocale('en', ['fr-FR', 'en-US'])).toBe('en-US')
  expect(pickLocale('en', ['en', 'fr-FR'])).toBe('en-GB')
  expect(pickLocale('fr', ['en-US'])).toBe('fr-FR')
})
