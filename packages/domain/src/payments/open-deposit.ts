import type { DepositRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'

/** Writes down that an amount is to be held on a booking's card, before the provider is asked. One per booking. */
export const openDeposit = command({
  name: 'payments.openDeposit',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    amountMinor: z.number().int().positive(),
    currency: z.string().length(3),
  }),
  run: async ({ tx, now, record }, { bookingId, amountMinor, currency }): Promise<DepositRow> => {
    const [created] = await tx<DepositRow[]>`
      insert into deposits (id, booking_id, status, amount_minor, currency, next_try_at, created_at)
      values (${uuid()}, ${bookingId}, 'requested', ${amountMinor}, ${currency}, ${now}, ${now})
      on conflict (booking_id) do nothing returning *`
    if (created) record('deposit', created.id, { bookingId, amountMinor })
    const [deposit] = created
      ? [created]
      : await tx<DepositRow[]>`select * from deposits where booking_id = ${bookingId}`
    return deposit ?? refuse('CHANGED_MEANWHILE', 'The deposit changed in the meantime. Try again.')
  },
})
