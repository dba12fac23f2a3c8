import type { Locale } from './wording.ts'

/** Where a language has its own name for the city of a zone, or the zone is not named after one. */
const cities: Record<Locale, Record<string, string>> = {
  en: { 'Indian/Reunion': 'Réunion', 'Atlantic/Canary': 'Canary Islands', 'Europe/Zurich': 'Zürich' },
  fr: {
    'Africa/Algiers': 'Alger',
    'Africa/Cairo': 'Le Caire',
    'Atlantic/Azores': 'Açores',
    'Atlantic/Canary': 'Canaries',
    'Atlantic/Madeira': 'Madère',
    'Europe/Athens': 'Athènes',
    'Europe/Bucharest': 'Bucarest',
    'Europe/Brussels': 'Bruxelles',
    'Europe/Copenhagen': 'Copenhague',
    'Europe/Lisbon': 'Lisbonne',
    'Europe/London': 'Londres',
    'Europe/Moscow': 'Moscou',
    'Europe/Vienna': 'Vienne',
    'Europe/Warsaw': 'Varsovie',
    'Indian/Reunion': 'La Réunion',
  },
}

const labels: Record<Locale, (city: string) => string> = {
  en: (city) => `${city} time`,
  fr: (city) => `heure ${ofPlace(city)}`,
}

/** Names the time of an IANA zone for people: "Lisbon time", "heure de Lisbonne". */
export function zoneWords(zone: string, locale: Locale): string {
  return labels[locale](cities[locale][zone] ?? cityOf(zone))
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

const plurals = new Set(['Açores', 'Canaries'])

function ofPlace(city: string): string {
  if (plurals.has(city)) return `des ${city}`
  if (city.startsWith('Le ')) return `du ${city.slice(3)}`
  return /^[AEIOUYÀÂÉÈÊÎÔÛ]/.test(city) ? `d’${city}` : `de ${city}`
}
