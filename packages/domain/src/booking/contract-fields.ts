import { z } from 'zod'

export const bookingId = z.uuid('Give a booking id (UUID).')

/** Letters and digits of a number plate; spaces and dashes do not count. */
export const plate = z
  .string()
  .trim()
  .max(20)
  .transform((text) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''))
  .refine((text) => text.length >= 2 && text.length <= 12, 'Give the number plate, like AB-123-CD.')

/** Airline and number, as on the ticket; a later no-show is granted for it. */
export const flightNumber = z
  .string()
  .trim()
  .max(12)
  .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .refine((text) => /^[A-Z0-9]{2}[0-9]{1,4}[A-Z]?$/.test(text), 'Give the flight number, like AF 1234.')
