import type { Texts } from './types.ts'

/**
 * Compares two languages: returns one line for each key that only one of them has, and for each text
 * whose `{{holes}}` differ. Empty means they agree. Plural forms may differ, since languages count
 * differently. For tests: `expect(sameKeys(en, fr)).toEqual([])`.
 */
export function sameKeys(first: Texts, second: Texts): string[] {
  const a = holesByKey(first)
  const b = holesByKey(second)
  const differences: string[] = []
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const left = a.get(key)
    const right = b.get(key)
    if (left === undefined) differences.push(`${key}: only in the second`)
    else if (right === undefined) differences.push(`${key}: only in the first`)
    else if (left !== right) differences.push(`${key}: {{${left}}} against {{${right}}}`)
  }
  return differences
}

const plural = /_(zero|one|two|few|many|other)$/

function holesByKey(texts: Texts, prefix = '', found = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(texts)) {
    const key = prefix + name
    if (typeof value !== 'string') holesByKey(value, `${key}.`, found)
    // A count may be spelt out ("one day"), so only a plural's general form is compared.
    else if (!plural.test(key) || key.endsWith('_other')) found.set(key.replace(plural, ''), holes(value))
  }
  return found
}

function holes(text: string): string {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(', ')
}
