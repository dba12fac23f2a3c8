/** After the storm: is everything that was acknowledged there, once, and nothing that cannot be? */
import type { Sql } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { type Entry, type History, idOf } from './client.ts'

type Row = { id: string; quoteId: string; status: string }

/** What must have become of a booking after an acknowledged operation on it. */
const after: Record<string, readonly string[]> = {
  cancel: ['cancelled'],
  'desk.checkIn': ['active', 'completed'],
  'desk.checkOut': ['completed'],
}

/** @returns what is wrong, a sentence each */
export async function checkHistory(sql: Sql, history: History): Promise<string[]> {
  // What it was held with: a change gives a booking another quote.
  const rows = await sql<Row[]>`
    select b.id, b.status, coalesce((
      select from_quote_id from booking_changes c where c.booking_id = b.id and c.status = 'applied'
      order by c.closed_at, c.id limit 1), b.quote_id) as "quoteId"
    from bookings b`
  const byId = new Map(rows.map((row) => [row.id, row]))
  const quotes = new Set(rows.map((row) => row.quoteId))
  const wrong = [...history.faults]
  const answers = new Map<string, string>()
  for (const entry of history.entries) {
    const { op, subject, outcome, tries } = entry
    if (outcome.kind === 'unknown')
      wrong.push(`${op} of ${subject} got no answer in ${tries} tries: ${outcome.why}`)
    else if (op === 'hold') wrong.push(...checkHold(entry, byId, quotes, answers))
    else if (outcome.kind === 'ok' && after[op]) {
      const status = byId.get(subject)?.status ?? 'missing'
      if (!after[op].includes(status))
        wrong.push(`${op} of ${subject} was acknowledged, the booking is ${status}`)
    }
  }
  const found = await checkInvariants(sql)
  return [...wrong, ...found.flatMap(({ breaches }) => breaches)]
}

function checkHold(
  entry: Entry,
  byId: Map<string, Row>,
  quotes: Set<string>,
  answers: Map<string, string>,
): string[] {
  const id = idOf(entry)
  const earlier = answers.get(entry.key)
  if (id === null) {
    if (earlier !== undefined) return [`the key of booking ${earlier} was refused later`]
    return quotes.has(entry.subject) ? [`a hold of quote ${entry.subject} was refused and is there`] : []
  }
  answers.set(entry.key, id)
  if (byId.get(id)?.quoteId !== entry.subject) return [`hold ${id} was acknowledged and is not there`]
  return earlier === undefined || earlier === id
    ? []
    : [`one key was answered with two bookings, ${earlier} and ${id}`]
}

/** How often each operation ended how, as a table. */
export function tallyHistory(history: History): string[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { op, outcome } of history.entries) {
    const how = outcome.kind === 'refused' ? outcome.code : outcome.kind
    const ofOp = counts.get(op) ?? new Map<string, number>()
    ofOp.set(how, (ofOp.get(how) ?? 0) + 1)
    counts.set(op, ofOp)
  }
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([op, ofOp]) => `| ${op} | ${[...ofOp].map(([how, n]) => `${n} × ${how}`).join(', ')} |`)
}
