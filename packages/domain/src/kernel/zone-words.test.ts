import { expect, test } from 'vitest'
import { zoneWords } from './zone-words.ts'

test.each([
  ['Europe/Lisbon', 'Lisbon time', 'heure de Lisbonne'],
  ['Europe/Paris', 'Paris time', 'heure de Paris'],
  ['Europe/Athens', 'Athens time', 'heure d’Athènes'],
  ['Indian/Reunion', 'Réunion time', 'heure de La Réunion'],
  ['Atlantic/Canary', 'Canary Islands time', 'heure des Canaries'],
  ['Africa/Cairo', 'Cairo time', 'heure du Caire'],
  ['America/New_York', 'New York time', 'heure de New York'],
])('%s is named after its city', (zone, english, french) => {
  expect(zoneWords(zone, 'en')).toBe(english)
  expect(zoneWords(zone, 'fr')).toBe(french)
})
