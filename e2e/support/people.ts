import { randomInt } from 'node:crypto'

/** A customer of one test's own. */
export type Person = { name: string; lastName: string; email: string; plate: string }

const pick = (letters: string, count: number): string =>
  Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('')

/** Somebody whom no other test knows: by name, email and number plate. */
export function newPerson(): Person {
  const lastName = `Ost${pick('abdeilmnoru', 8)}`
  const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ'
  return {
    name: `Ines ${lastName}`,
    lastName,
    email: `${lastName.toLowerCase()}@example.test`,
    plate: `${pick(letters, 2)}${pick('0123456789', 3)}${pick(letters, 2)}`,
  }
}
