import { createI18n } from '@forecourt/ui'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const { i18n, useT } = createI18n({ resources: { en, fr } })

export type T = ReturnType<typeof useT>
