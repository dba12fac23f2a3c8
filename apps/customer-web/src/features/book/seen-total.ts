import type { WizardSearch } from './wizard-search.ts'

const key = 'forecourt.seen'

/** What is booked; the age is left out, since it may change the price of the same choice. */
export const subjectOf = ({ at, class: of, unit, from, to, drop, extras }: WizardSearch): string =>
  JSON.stringify([at, of, unit, from, to, drop, extras])

/** A price is also of how it is paid and of the code that was given. */
const pricedAs = (search: WizardSearch): string =>
  JSON.stringify([subjectOf(search), search.option ?? 'flexible', search.promo])

/** The total (minor units) that this tab has shown for a choice, or null. */
export function seenTotal(search: WizardSearch): number | null {
  const seen: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  if (!Array.isArray(seen) || seen[0] !== pricedAs(search)) return null
  return typeof seen[1] === 'number' ? seen[1] : null
}

/** Remembers a total as seen and, by going on, accepted. */
export function rememberTotal(search: WizardSearch, totalMinor: number): void {
  sessionStorage.setItem(key, JSON.stringify([pricedAs(search), totalMinor]))
}
