/** The languages that every screen exists in, with their names in themselves. */
export const languages = { en: 'English', fr: 'Français' } as const

export type Language = keyof typeof languages

const defaultLocales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

export function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && value in languages
}

/** The language to start in: what was chosen before, else the first preferred one we have, else English. */
export function pickLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen
  return preferred.map(languageOf).find(isLanguage) ?? 'en'
}

/**
 * The locale for numbers and dates: the reader's own region when it speaks the language shown (so that a
 * reader of en-US keeps 12-hour times), else the language's home.
 */
export function pickLocale(language: Language, preferred: readonly string[]): string {
  return (
    preferred.find((tag) => tag.includes('-') && languageOf(tag) === language) ?? defaultLocales[language]
  )
}

function languageOf(tag: string): string {
  return tag.slice(0, 2).toLowerCase()
}
