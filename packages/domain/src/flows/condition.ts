import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { findBooking, lockBooking, mustSee } from '../booking/index.ts'
import {
  addPhotoInput,
  type Condition,
  type ConditionStage,
  conditionInput,
  conditionStages,
  photoInput,
} from '../gate/contract.ts'
import { findPhoto, keepPhoto } from '../gate/index.ts'
import {
  type Actor,
  addMinutes,
  anyone,
  asSystem,
  cleanPicture,
  command,
  flow,
  isStaff,
  type Picture,
  query,
  readPicture,
  refuse,
  system,
} from '../kernel/index.ts'
import { photosOf } from './condition-photos.ts'

/** What was seen longer after a hand-over or a return says little about it. The desk comes to a car in the morning. */
const minutesAfter = { customer: 60, desk: 24 * 60 }

/** A booking, and when it was given the car that it is out with: at the pick-up, or by a swap since. */
type Given = BookingRow & { handed_over_at: Date | null }

const rules: Record<ConditionStage, (booking: Given, actor: Actor, now: Date) => boolean> = {
  /** Before the desk hands the car over, and in its first hour on the road. */
  out: ({ status, starts_at, handed_over_at }, actor, now) =>
    (status === 'confirmed' && isStaff(actor) && now >= addMinutes(starts_at, -minutesAfter.desk)) ||
    (status === 'active' &&
      handed_over_at !== null &&
      now <= addMinutes(handed_over_at, minutesAfter.customer)),
  in: ({ status, checked_out_at }, actor, now) =>
    status === 'active' ||
    (status === 'completed' &&
      checked_out_at !== null &&
      now <= addMinutes(checked_out_at, minutesAfter[isStaff(actor) ? 'desk' : 'customer'])),
}

async function openStages(sql: Db, booking: BookingRow, actor: Actor, now: Date): Promise<ConditionStage[]> {
  if (booking.product !== 'rental') return []
  // The claim of a car that was swapped on the road begins with the swap.
  const [given = null] = await sql<{ handed_over_at: Date | null }[]>`
    select greatest(${booking.checked_in_at}::timestamptz, lower(during)) as handed_over_at
    from claims where booking_id = ${booking.id}`
  const handed_over_at = given?.handed_over_at ?? null
  return conditionStages.filter((stage) => rules[stage]({ ...booking, handed_over_at }, actor, now))
}

/** What a car looked like when it went out and came back, for whoever may see its booking. @throws NOT_FOUND */
export const conditionOf = query({
  name: 'condition.ofBooking',
  access: anyone,
  input: conditionInput,
  run: async ({ sql, now, actor }, { bookingId }): Promise<Condition> => {
    const booking = await findBooking(sql, bookingId)
    await mustSee(sql, actor, booking)
    const photos = await photosOf(sql, bookingId)
    return {
      photos: photos.map(({ pictureId, sha256, ...photo }) => photo),
      unitId: booking.unit_id,
      open: await openStages(sql, booking, actor, now),
    }
  },
})

/**
 * A photo of the car, by its customer or staff of its branches.
 * @throws NOT_FOUND, INVALID_INPUT no picture, or enough of them, WRONG_STATUS too early or too late for this stage
 */
export const addPhoto = flow({
  name: 'condition.addPhoto',
  access: anyone,
  input: addPhotoInput,
  run: async (call, { picture: base64, ...of }): Promise<Condition> => {
    const booking = await findBooking(call.runtime.sql, of.bookingId)
    await mustSee(call.runtime.sql, call.actor, booking)
    const open = await openStages(call.runtime.sql, booking, call.actor, call.now)
    if (!open.includes(of.stage))
      refuse('WRONG_STATUS', 'Photos are taken when a car is handed over, and when it comes back.', {
        status: booking.status,
      })
    const takenBy = isStaff(call.actor) ? 'staff' : 'customer'
    const picture = await cleanPicture(base64)
    await storePhoto(asSystem(call, 'condition.addPhoto'), { ...of, takenBy, picture })
    return conditionOf(call, { bookingId: of.bookingId })
  },
})

const storePhoto = command({
  name: 'condition.storePhoto',
  access: system,
  input: addPhotoInput.extend({ takenBy: z.enum(['customer', 'staff']), picture: z.custom<Picture>() }),
  run: async (work, { bookingId, stage, view, takenBy, picture }): Promise<void> => {
    // The car that it has now: it may just have been swapped.
    const { unit_id } = await lockBooking(work.tx, bookingId)
    await keepPhoto(work, { booking_id: bookingId, unit_id, stage, view, taken_by: takenBy }, picture)
  },
})

/** A photo itself, a JPEG, for whoever may see its booking. @throws NOT_FOUND */
export const conditionPhoto = query({
  name: 'condition.photo',
  access: anyone,
  input: photoInput,
  run: async ({ sql, actor }, { photoId, size }): Promise<Buffer> => {
    const photo = await findPhoto(sql, photoId)
    await mustSee(sql, actor, await findBooking(sql, photo.booking_id))
    return readPicture(sql, photo.picture_id, size === 'small' ? 'small' : 'content')
  },
})
