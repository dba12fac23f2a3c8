import { beforeEach, expect, test, vi } from 'vitest'
import { ageAt, noDetails, readDraft, writeDraft } from './draft.ts'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  })
})

const now = Date.parse('2026-07-01T08:00:00Z')
const hour = 3_600_000

test('a draft is kept for a day, and gone from the device after it', () => {
  writeDraft({ ...noDetails, name: 'Ana Martin' }, now)
  expect(readDraft(now + 23 * hour)?.name).toBe('Ana Martin')
  expect(readDraft(now + 24 * hour)).toBeNull()
  expect(store.size).toBe(0)
})

test('a draft of another shape is none', () => {
  store.set('forecourt.draft', '{"savedAt":"yesterday"}')
  expect(readDraft(now)).toBeNull()
})

test.each([
  ['2001-07-01', '2026-07-01T10:00:00+02:00', 25],
  ['2001-07-02', '2026-07-01T10:00:00+02:00', 24],
  ['2000-02-29', '2026-02-28T10:00:00+01:00', 25],
])('born on %s, one is on %s %i years old', (birth, at, age) => {
  expect(ageAt(birth, at)).toBe(age)
})
