import type { Db, Fragment } from '@forecourt/db'
import { z } from 'zod'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { fromCursor, type Page, query, staff, staffWith, toCursor, toPage } from '../kernel/index.ts'
import {
  bookingMessagesInput,
  listMessagesInput,
  type MessageState,
  type MessageSummary,
} from './contract.ts'

type Row = Omit<MessageSummary, 'recipient' | 'createdAt' | 'dueAt' | 'sentAt'> & {
  recipient: string
  createdAt: Date
  dueAt: Date
  sentAt: Date | null
}

/** What a row of each state looks like. Every row is in one of them. */
const stateIs: Record<MessageState, (sql: Db) => Fragment> = {
  failed: (sql) => sql`n.given_up_at is not null`,
  retrying: (sql) =>
    sql`n.sent_at is null and n.skipped_at is null and n.given_up_at is null and n.attempts > 0`,
  waiting: (sql) =>
    sql`n.sent_at is null and n.skipped_at is null and n.given_up_at is null and n.attempts = 0`,
  sent: (sql) => sql`n.sent_at is not null`,
  skipped: (sql) => sql`n.skipped_at is not null`,
}

const select = (sql: Db, which: Fragment, limit: number) => sql<Row[]>`
  select n.id, n.kind, n.channel, n.recipient, n.booking_id as "bookingId", b.reference, b.pickup_branch_id as "branchId",
    case when n.sent_at is not null then 'sent' when n.skipped_at is not null then 'skipped'
      when n.given_up_at is not null then 'failed' when n.attempts > 0 then 'retrying' else 'waiting' end as state,
    n.attempts, n.last_error as "lastError", n.created_at as "createdAt", n.due_at as "dueAt", n.sent_at as "sentAt"
  from notifications n left join bookings b on b.id = n.booking_id
  ${which} order by n.created_at desc, n.id desc limit ${limit}`

const summary = ({ createdAt, dueAt, sentAt, ...row }: Row): MessageSummary => ({
  ...row,
  recipient: masked(row.recipient),
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
})

/** Enough of an address to tell two apart. */
const masked = (recipient: string): string => recipient.replace(/^(.).*?(@.*|..)$/, '$1…$2')

const byAge = z.tuple([z.iso.datetime(), z.uuid()])

/** The log of messages, newest first, and those that were given up before all others. Addresses are masked. */
export const listMessages = query({
  name: 'notifications.listMessages',
  access: staffWith('admin'),
  input: listMessagesInput,
  run: async ({ sql }, { state, kind, reference, cursor, limit }): Promise<Page<MessageSummary>> => {
    const after = fromCursor(cursor, byAge)
    const rows = await select(
      sql,
      sql`where true
        ${state ? sql`and ${stateIs[state](sql)}` : sql``} ${kind ? sql`and n.kind = ${kind}` : sql``}
        ${reference ? sql`and b.reference = ${reference.toUpperCase().replace(/[^A-Z0-9]/g, '')}` : sql``}
        ${after ? sql`and (n.created_at, n.id) < (${after[0]}, ${after[1]})` : sql``}`,
      limit + 1,
    )
    return toPage(rows, limit, summary, (row) => toCursor(row.createdAt.toISOString(), row.id))
  },
})

/** What was sent for a booking, and what is still to go, newest first. @throws NOT_FOUND */
export const bookingMessages = query({
  name: 'notifications.bookingMessages',
  access: staff,
  input: bookingMessagesInput,
  run: async ({ sql, actor }, { bookingId }): Promise<MessageSummary[]> => {
    await mustWorkOn(sql, actor, await findBooking(sql, bookingId))
    const rows = await select(sql, sql`where n.booking_id = ${bookingId}`, 100)
    return rows.map(summary)
  },
})
