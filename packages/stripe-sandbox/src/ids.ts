import { randomInt } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Random letters and digits. */
export const randomText = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** An identifier of Stripe's form: `pi_` and 24 letters and digits. */
export const newId = (prefix: string, length = 24): string => `${prefix}_${randomText(length)}`
