import type { Random } from './random.ts'

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Gives booking references, never the same twice. */
export function referenceMaker(): (random: Random) => string {
  const taken = new Set<string>()
  return (random) => {
    for (;;) {
      const reference = Array.from({ length: 6 }, () =>
        alphabet.charAt(random.int(0, alphabet.length - 1)),
      ).join('')
      if (taken.has(reference)) continue
      taken.add(reference)
      return reference
    }
  }
}
