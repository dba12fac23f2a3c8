import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type Language, pickLanguage } from './locale.ts'
import type { Texts, Translate, Translation } from './types.ts'
import { en as uiEn } from './ui-en.ts'
import { fr as uiFr } from './ui-fr.ts'

/** Where the choice of language is kept. */
export const languageKey = 'forecourt.lang'

export interface I18nOptions<T extends Texts> {
  resources: { en: T; fr: Translation<T> }
  /** Whether a choice outlives the page: not on a kiosk, where the next person starts afresh. */
  persist?: boolean
}

/**
 * Sets the languages of an app up, once, before the first render: finds the language (`forecourt.lang`,
 * else the browser's), keeps `<html lang>` right, and returns the app's own typed `useT` beside the
 * instance. The texts of this package come along in the namespace `ui`.
 */
export function createI18n<const T extends Texts>({
  resources,
  persist = true,
}: I18nOptions<T>): {
  i18n: I18n
  useT: () => Translate<T>
  t: Translate<T>
} {
  const i18n = createInstance()
  const chosen = persist ? localStorage.getItem(languageKey) : null
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language
    if (persist) localStorage.setItem(languageKey, language)
  })
  i18n.use(initReactI18next).init({
    lng: pickLanguage(chosen, navigator.languages),
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: ['app', 'ui'],
    resources: {
      en: { app: resources.en, ui: uiEn },
      fr: { app: resources.fr, ui: uiFr },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return { i18n, t: typed<T>((key, values) => i18n.t(key, values)), useT: () => useTyped<T>('app') }
}

/** `t` for this package's own texts; re-renders on a change of language. */
export function useUiText(): Translate<typeof uiEn> {
  return useTyped<typeof uiEn>('ui')
}

/** `t` for this package's texts in a given language, outside React (formats, tests). */
export function uiText(language: Language): Translate<typeof uiEn> {
  const i18n = createInstance()
  i18n.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'ui',
    resources: { en: { ui: uiEn }, fr: { ui: uiFr } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return typed((key, values) => i18n.t(key, values))
}

function useTyped<T extends Texts>(ns: string): Translate<T> {
  const { t } = useTranslation(ns)
  return typed((key, values) => t(key, values))
}

type Lookup = (key: string, values: Record<string, string | number>) => string

/** The types of `T` over i18next's own lookup by any string. */
function typed<T>(lookup: Lookup): Translate<T> {
  return (key, ...[values]) => lookup(key, { ...values })
}
