import type { Db } from '@forecourt/db'
import type { DriverLicenceRow } from '@forecourt/db/schema/identity'
import { v7 as uuid } from 'uuid'
import { forgetPictures, keepPicture, type Picture, refuse, type Work } from '../kernel/index.ts'
import type { Licence, RejectReason } from './contract-licence.ts'

/** Dates arrive as midnight UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

type Sent = Pick<DriverLicenceRow, 'user_id' | 'holder_name' | 'country' | 'number'> & {
  expiresOn: string
  front: Picture
  back: Picture | null
}

/** Keeps a licence for review, in the place of one that still waits, whose pictures are forgotten. */
export async function keepLicence(work: Work, { expiresOn, front, back, ...of }: Sent): Promise<void> {
  const { tx, now } = work
  // One at a time for a customer: two tabs may send at once.
  await tx`select 1 from users where id = ${of.user_id} for update`
  const replaced = await tx<Pick<DriverLicenceRow, 'front_id' | 'back_id'>[]>`
    update driver_licences set status = 'replaced' where user_id = ${of.user_id} and status = 'in_review'
    returning front_id, back_id`
  const gone = replaced.flatMap((row) => [row.front_id, row.back_id]).filter((id) => id !== null)
  await forgetPictures(tx, gone)
  const id = uuid()
  const pictures = {
    front_id: await keepPicture(tx, front, now),
    back_id: back && (await keepPicture(tx, back, now)),
  }
  await tx`
    insert into driver_licences ${tx({ id, ...of, ...pictures, status: 'in_review', expires_on: expiresOn, sent_at: now })}`
  work.record('user', of.user_id, { licence: id })
  work.emit({ type: 'licence.sent', topics: [], payload: { userId: of.user_id, licenceId: id } })
}

/** What staff found. @throws WRONG_STATUS a colleague, or the customer with a newer one, was first */
export async function judgeLicence(
  work: Work,
  licenceId: string,
  verdict: { status: 'verified' } | { status: 'rejected'; reason: RejectReason },
): Promise<void> {
  const { tx, now } = work
  const reason = verdict.status === 'rejected' ? verdict.reason : null
  const [row] = await tx<{ user_id: string }[]>`
    update driver_licences set status = ${verdict.status}, reason = ${reason}, decided_at = ${now}
    where id = ${licenceId} and status = 'in_review' returning user_id`
  if (!row) return refuse('WRONG_STATUS', 'This licence does not wait for review any more.')
  work.record('licence', licenceId, { to: verdict.status, reason })
  work.emit({ type: 'licence.decided', topics: [], payload: { userId: row.user_id, licenceId } })
}

/** @throws NOT_FOUND */
export async function findLicence(sql: Db, licenceId: string): Promise<DriverLicenceRow> {
  const [row] = await sql<DriverLicenceRow[]>`select * from driver_licences where id = ${licenceId}`
  return row ?? refuse('NOT_FOUND', 'There is no such licence, or this account may not see it.')
}

/** The latest licence of a customer, whatever became of it; null where none was sent. */
export async function latestLicence(sql: Db, userId: string, now: Date): Promise<Licence | null> {
  const [row] = await sql<DriverLicenceRow[]>`
    select * from driver_licences where user_id = ${userId} and status <> 'replaced' order by sent_at desc, id desc limit 1`
  if (!row || row.status === 'replaced') return null
  const expiresOn = dayOf(row.expires_on)
  return {
    state: row.status === 'verified' && expiresOn < dayOf(now) ? 'expired' : row.status,
    holderName: row.holder_name,
    country: row.country,
    numberEnd: row.number.slice(-4),
    expiresOn,
    sentAt: row.sent_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
  }
}
