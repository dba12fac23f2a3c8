import { useTranslation } from 'react-i18next'
import { isLanguage, type Language, pickLocale } from './locale.ts'

/** The language shown, the locale for numbers and dates, and the switch between languages. */
export function useLocale(): { language: Language; locale: string; setLanguage: (next: Language) => void } {
  const { i18n } = useTranslation('ui')
  const language = isLanguage(i18n.language) ? i18n.language : 'en'
  return {
    language,
    locale: pickLocale(language, navigator.languages),
    setLanguage: (next) => void i18n.changeLanguage(next),
  }
}
