import type { Random } from './random.ts'

/** Numbers that ring nowhere; each `x` is a chance digit. */
const fill = (pattern: string, random: Random) => pattern.replaceAll('x', () => String(random.int(0, 9)))

/** France, from west to east: what Arcep keeps for films and books. */
const french = [
  { east: -0.5, pattern: '+33 2 61 91 xx xx' },
  { east: 1.9, pattern: '+33 5 36 49 xx xx' },
  { east: 2.9, pattern: '+33 1 99 00 xx xx' },
  { east: 180, pattern: '+33 4 65 71 xx xx' },
]

/** Great Britain's are Ofcom's numbers for drama. The others keep none: these blocks are not given out. */
const elsewhere: Record<string, string> = {
  GB: '+44 20 7946 0xxx',
  BE: '+32 2 000 00 xx',
  ES: '+34 900 000 0xx',
  IT: '+39 02 0000 00xx',
  RE: '+262 262 00 00 xx',
}

export function phoneOfBranch(country: string, longitude: number, random: Random): string {
  const pattern = elsewhere[country] ?? french.find(({ east }) => longitude < east)?.pattern
  return fill(pattern ?? '+33 1 99 00 xx xx', random)
}

export function phoneOfPerson(country: string, random: Random): string {
  return fill(country === 'GB' ? '+44 7700 900xxx' : '+33 6 39 98 xx xx', random)
}
