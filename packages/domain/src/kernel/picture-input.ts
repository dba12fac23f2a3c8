import { z } from 'zod'

/** A JPEG, PNG or WebP in base64. What is longer does not fit into a request; browsers make it smaller before. */
export const pictureInput = z
  .string()
  .max(950_000, 'Send a picture of at most 700 kB.')
  .refine(
    (text) => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0,
    'Send the picture in base64.',
  )
