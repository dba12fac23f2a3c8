import { z } from 'zod'
import { command, day, forgetPictures, system } from '../kernel/index.ts'

/** How long pictures are kept, in days: of licences after the decision, of cars after the return. */
const keptDays = { licence: 30, condition: 180 }
const atOnce = 500

/**
 * Forgets pictures that are not needed any longer: of licences that were decided, and of cars whose booking ended long
 * ago and is not disputed. That there was a licence, and what was found, stays.
 */
export const forgetOldPictures = command({
  name: 'sweep.forgetOldPictures',
  access: system,
  audited: false,
  input: z.object({}),
  run: async ({ tx, now }): Promise<{ done: number }> => {
    const before = (days: number) => new Date(now.getTime() - days * day)
    const old = await tx<{ id: string }[]>`
      select unnest(array[l.front_id, l.back_id]) as id from driver_licences l
      where l.decided_at < ${before(keptDays.licence)} and (l.front_id is not null or l.back_id is not null)
      union all
      select p.picture_id from condition_photos p join bookings b on b.id = p.booking_id
      where coalesce(b.checked_out_at, b.closed_at) < ${before(keptDays.condition)}
        and not exists (select 1 from disputes d where d.booking_id = b.id and d.closed_at is null)
      limit ${atOnce}`
    return {
      done: await forgetPictures(
        tx,
        old.map(({ id }) => id),
      ),
    }
  },
})
