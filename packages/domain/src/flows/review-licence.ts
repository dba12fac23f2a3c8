import type { Db, Fragment } from '@forecourt/db'
import {
  decideLicenceInput,
  licenceInput,
  licenceQueueInput,
  type OpenedLicence,
  type WaitingLicence,
} from '../identity/contract.ts'
import { dayOf, findLicence, judgeLicence } from '../identity/index.ts'
import { type Actor, command, query, readPicture, refuse, staff, staffOf, worksAt } from '../kernel/index.ts'

type Row = Pick<WaitingLicence, 'id' | 'holderName' | 'country'> & {
  userId: string
  accountName: string
  sentAt: Date
  branchId: string | null
  bookingId: string
  reference: string
  from: Date
  to: Date
}

/** Licences `l` that wait and fit a condition, each with its customer's next pick-up `n`; the soonest first. */
const selectWaiting = (sql: Db, condition: Fragment) => sql<Row[]>`
  select l.id, l.user_id as "userId", u.name as "accountName", l.holder_name as "holderName", l.country,
    l.sent_at as "sentAt", n.pickup_branch_id as "branchId", n.id as "bookingId", n.reference, n.starts_at as "from",
    n.ends_at as "to"
  from driver_licences l join users u on u.id = l.user_id
  left join lateral (
    select * from bookings b where b.customer_id = l.user_id and b.product = 'rental' and b.status in ('confirmed', 'active')
    order by b.starts_at limit 1
  ) n on true
  where l.status = 'in_review' and ${condition} order by n.starts_at nulls last, l.sent_at, l.id limit 200`

const nextPickupOf = ({ branchId, bookingId, reference, from, to }: Row): WaitingLicence['nextPickup'] =>
  branchId === null ? null : { bookingId, reference, from: from.toISOString(), to: to.toISOString() }

/** Who may look at a licence: staff of the branch where its customer comes next; of who comes nowhere, everybody's. */
const mayReview = (actor: Actor, { branchId }: Row): boolean => branchId === null || worksAt(actor, branchId)

/**
 * The licences that a branch should look at, those of the next to come first, and in the end those of customers who
 * have booked nothing yet, which every branch sees.
 */
export const licenceQueue = query({
  name: 'licence.queue',
  access: staffOf((input) => input.branchId),
  input: licenceQueueInput,
  run: async ({ sql }, { branchId }): Promise<WaitingLicence[]> => {
    const rows = await selectWaiting(
      sql,
      sql`(n.pickup_branch_id = ${branchId} or n.pickup_branch_id is null)`,
    )
    return rows.map((row) => ({
      id: row.id,
      holderName: row.holderName,
      country: row.country,
      sentAt: row.sentAt.toISOString(),
      nextPickup: nextPickupOf(row),
    }))
  },
})

/** A licence that waits and that the caller may look at. @throws NOT_FOUND, WRONG_STATUS */
async function waiting(sql: Db, actor: Actor, licenceId: string): Promise<Row> {
  const [row] = await selectWaiting(sql, sql`l.id = ${licenceId}`)
  if (row && mayReview(actor, row)) return row
  const { status } = await findLicence(sql, licenceId)
  if (!row && status !== 'in_review')
    return refuse('WRONG_STATUS', 'This licence does not wait for review any more.', { status })
  return refuse('NOT_FOUND', 'There is no such licence, or this account may not see it.')
}

/** Shows a licence with its pictures. Each opening stands in the audit log. @throws NOT_FOUND, WRONG_STATUS */
export const openLicence = command({
  name: 'licence.open',
  access: staff,
  secretAnswer: true,
  input: licenceInput,
  run: async ({ tx, actor, record }, { licenceId }): Promise<OpenedLicence> => {
    const row = await waiting(tx, actor, licenceId)
    const licence = await findLicence(tx, licenceId)
    record('licence', licenceId, { opened: true })
    const picture = async (id: string) => (await readPicture(tx, id)).toString('base64')
    return {
      id: licenceId,
      holderName: licence.holder_name,
      accountName: row.accountName,
      country: licence.country,
      number: licence.number,
      expiresOn: dayOf(licence.expires_on),
      sentAt: licence.sent_at.toISOString(),
      nextPickup: nextPickupOf(row),
      endsTooLate: row.branchId !== null && dayOf(row.to) > dayOf(licence.expires_on),
      front: await picture(licence.front_id ?? ''),
      back: licence.back_id && (await picture(licence.back_id)),
    }
  },
})

/** Accepts a licence or says why not; its customer is told. @throws NOT_FOUND, WRONG_STATUS a colleague was first */
export const decideLicence = command({
  name: 'licence.decide',
  access: staff,
  input: decideLicenceInput,
  run: async (work, input): Promise<null> => {
    await waiting(work.tx, work.actor, input.licenceId)
    const verdict =
      input.verdict === 'rejected'
        ? { status: input.verdict, reason: input.reason }
        : { status: input.verdict }
    await judgeLicence(work, input.licenceId, verdict)
    return null
  },
})
