import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { closeMoved } from './conflicts.ts'

const atOnce = 200

/** Closes conflicts of bookings that got another unit in passing, e.g. when others made room. Safe to repeat. */
export const closeMovedConflicts = command({
  name: 'booking.closeMovedConflicts',
  access: system,
  audited: false,
  input: z.object({}),
  run: async (work): Promise<{ done: number }> => ({ done: await closeMoved(work, atOnce) }),
})
