/** What may stay of what was typed, by keypad or keyboard. */

/** Six characters of the alphabet of references, without the dash. */
export const cleanReference = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-HJ-NP-Z2-9]/g, '')
    .slice(0, 6)

/** Letters and digits of a plate or a code. */
export const cleanPlate = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 12)

/** Up to seven digits: more kilometres than any car has done. */
export const cleanDigits = (typed: string): string => typed.replace(/\D/g, '').slice(0, 7)

/** A line of text, each word with a capital as names are written. */
export const cleanName = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .toLowerCase()
    .replace(/(^|[\s'’-])\p{L}/gu, (start) => start.toUpperCase())

/** A short note, its first letter a capital. */
export const cleanNote = (typed: string): string => {
  const text = typed.replace(/\s+/g, ' ').slice(0, 300).toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
