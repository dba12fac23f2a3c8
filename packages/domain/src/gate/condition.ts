import type { Db } from '@forecourt/db'
import type { ConditionPhotoRow } from '@forecourt/db/schema/gate'
import { v7 as uuid } from 'uuid'
import { keepPicture, type Picture, refuse, type Work } from '../kernel/index.ts'

/** Enough for every view and every scratch. */
const mostPhotos = 40

export type PhotoOf = Pick<ConditionPhotoRow, 'booking_id' | 'unit_id' | 'stage' | 'view' | 'taken_by'>

/** Keeps a photo of a unit as it is now; its hash goes into the audit log. @throws INVALID_INPUT there are enough */
export async function keepPhoto(work: Work, of: PhotoOf, picture: Picture): Promise<void> {
  const { tx, now } = work
  const [{ count } = { count: 0 }] = await tx<{ count: number }[]>`
    select count(*)::int as count from condition_photos
    where booking_id = ${of.booking_id} and unit_id = ${of.unit_id} and stage = ${of.stage}`
  if (count >= mostPhotos)
    refuse('INVALID_INPUT', `${mostPhotos} photos are kept of each end of a booking, no more.`)
  const pictureId = await keepPicture(tx, picture, now)
  await tx`insert into condition_photos ${tx({ id: uuid(), ...of, picture_id: pictureId, created_at: now })}`
  work.record('booking', of.booking_id, { stage: of.stage, view: of.view, sha256: picture.sha256 })
  work.emit({
    type: 'condition.photo_added',
    topics: [`booking:${of.booking_id}`],
    payload: { bookingId: of.booking_id },
  })
}

/** @throws NOT_FOUND */
export async function findPhoto(sql: Db, photoId: string): Promise<ConditionPhotoRow> {
  const [row] = await sql<ConditionPhotoRow[]>`select * from condition_photos where id = ${photoId}`
  return row ?? refuse('NOT_FOUND', 'There is no such photo.')
}
