import { createI18n } from '@forecourt/ui'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** Nothing of a choice stays on the terminal: the next person starts afresh. */
export const { i18n, useT } = createI18n({ resources: { en, fr }, persist: false })

/** The terminal's own language: what its browser is set to. */
export const ownLanguage = i18n.language === 'fr' ? 'fr' : 'en'

export type T = ReturnType<typeof useT>
