import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { post } from './ledger.ts'

/** What an invoice or a credit note means for the ledger, once for each document. */
export const postDocument = command({
  name: 'payments.postDocument',
  access: system,
  input: z.object({
    documentId: z.uuid(),
    bookingId: z.uuid(),
    currency: z.string(),
    entries: z
      .array(
        z.object({ account: z.string(), amountMinor: z.number().int(), line: z.number().int().nullable() }),
      )
      .min(2),
  }),
  run: async ({ tx, now, record }, { documentId, ...transaction }): Promise<void> => {
    await post(tx, { cause: `document:${documentId}`, ...transaction }, now)
    record('document', documentId, { entries: transaction.entries.length })
  },
})
