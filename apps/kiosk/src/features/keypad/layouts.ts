import type { Language } from '@forecourt/ui'

/** Keys in reading order; how many stand in a row is the style's to say, by `kind`. */
export type Layout = { kind: 'letters' | 'reference' | 'plate' | 'digits'; keys: readonly string[] }

/** Takes two columns, and is drawn as an icon. */
export const spaceKey = ' '

const letterRows: Record<Language, string> = {
  en: 'QWERTYUIOPASDFGHJKL’ZXCVBNM-',
  fr: 'AZERTYUIOPQSDFGHJKLMWXCVBN’-',
}

/** For names and notes, in the order of the keyboards of that language: two rows of ten, then eight and the space. */
export const letters = (language: Language): Layout => ({
  kind: 'letters',
  keys: [...letterRows[language], spaceKey],
})

/** References are written without 0, O, 1 and I, so the pad has no such keys to mix up. */
export const referenceKeys: Layout = { kind: 'reference', keys: [...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'] }

/** Plates and pairing codes may hold any letter and digit. */
export const plateKeys: Layout = { kind: 'plate', keys: [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'] }

/** As on a telephone: 1 to 9, then 0. */
export const digits: Layout = { kind: 'digits', keys: [...'1234567890'] }
