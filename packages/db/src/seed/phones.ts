import type { Random } from './random.ts'

/** `0` stands for a chance digit. */
const fill = (pattern: string, random: Random) => pattern.replace(/0(?=[0 ]*$)/g, () => String(random.int(0, 9)))

/** France, from west to east: the numbers that Arcep keeps for films and books. */
const french = [
  { east: -0.5, pattern: '+33 2 61 91 00 00' },
  { east: 1.9, pattern: '+33 5 36 49 00 00' },
  { east: 2.9, pattern: '+33 1 99 00 00 00' },
  { east: 180, pattern: '+33 4 65 71 00 00' },
]

/** Great Britain's come from Ofcom's numbers for drama. Elsewhere none are reserved: these blocks are not given out. */
const elsewhere: Record<string, string> = {
  GB: '+44 20 7946 0000',
  BE: '+32 2 000 00 00',
  ES: '+34 900 000 000',
  IT: '+39 02 0000 0000',
  RE: '+262 262 00 00 00',
}

export function phoneOfBranch(country: string, longitude: number, random: Random): string {
  const pattern = elsewhere[country] ?? french.find(({ east }) => longitude < east)?.pattern ?? '+33 1 99 00 00 00'
  return fill(pattern, random)
}
