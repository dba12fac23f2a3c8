import { createI18n } from '@forecourt/ui'
import { en } from './texts/en.ts'
import { fr } from './texts/fr.ts'

export const { useT } = createI18n({ resources: { en, fr } })
