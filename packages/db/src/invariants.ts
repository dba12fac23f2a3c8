import { claimInvariants } from './claim-invariants.ts'
import { disputeInvariants } from './dispute-invariants.ts'
import { goodwillInvariants } from './goodwill-invariants.ts'
import type { Db, Sql } from './index.ts'
import { tillInvariants } from './till-invariants.ts'

/** Each row of `find` is a breach, told in one sentence. */
export type Invariant = { name: string; title: string; find: string }
export type Finding = { name: string; title: string; breaches: string[] }

/** So many are told of each; the point is made by then. */
const shown = 100

/**
 * What must always be true of claims, bookings and money (docs/architecture.md). Plain SQL over the tables as they
 * stand: none relies on a constraint being there.
 */
export const invariants: readonly Invariant[] = [
  ...claimInvariants,
  {
    name: 'quotes_itemised',
    title: 'A quote is the sum of its lines, and every line says what it is for',
    find: `
      select format('Quote %s is %s, its lines are %s.', q.id, q.total_minor, coalesce(sum(l.amount), 0)) as breach
      from quotes q left join lateral (
        select (line ->> 'amountMinor')::bigint as amount, coalesce(line ->> 'code', '') as code
        from jsonb_array_elements(q.lines) line) l on true
      group by q.id having coalesce(sum(l.amount), 0) <> q.total_minor or bool_or(l.code = '')`,
  },
  {
    name: 'bookings_priced',
    title: 'A booking costs what its quote says',
    find: `
      select format('Booking %s is %s %s, its quote %s %s.', b.id, b.total_minor, b.currency, q.total_minor, q.currency) as breach
      from bookings b left join quotes q on q.id = b.quote_id
      where q.id is null or (b.total_minor, b.currency) <> (q.total_minor, q.currency)`,
  },
  {
    name: 'changes_claimed',
    title: 'What a change keeps for itself belongs to one that waits, and lapses with it',
    find: `
      select format('Claim %s stands for change %s, which is %s.', k.id, k.change_id, coalesce(c.status, 'not there')) as breach
      from claims k left join booking_changes c on c.id = k.change_id
      where k.kind = 'change' and (c.status is distinct from 'pending' or k.hold_expires_at is distinct from c.expires_at)`,
  },
  {
    name: 'changes_current',
    title: 'A change that waits is of a booking that stands, as it was when it was asked for',
    find: `
      select format('Change %s waits for booking %s, which is %s.', c.id, b.id,
        case when b.quote_id = c.from_quote_id then b.status else 'another by now' end) as breach
      from booking_changes c join bookings b on b.id = c.booking_id
      where c.status = 'pending' and (b.status not in ('confirmed', 'active') or b.quote_id <> c.from_quote_id)`,
  },
  {
    name: 'changes_made',
    title: 'The last change that was made is what the booking is',
    find: `
      select format('Booking %s: the last change that was made is %s, and its quote is not the booking''s.', b.id, c.id) as breach
      from (select distinct on (booking_id) * from booking_changes where status = 'applied'
            order by booking_id, closed_at desc, id desc) c
      join bookings b on b.id = c.booking_id where b.quote_id <> c.quote_id`,
  },
  {
    name: 'bills_itemised',
    title: 'A bill is of a booking that is over, the sum of its lines, and every line says what it is for',
    find: `
      select format('The bill of booking %s (%s) is %s, its lines are %s.', f.booking_id, b.status, f.total_minor, coalesce(sum(l.amount), 0)) as breach
      from booking_bills f join bookings b on b.id = f.booking_id left join lateral (
        select (line ->> 'amountMinor')::bigint as amount, coalesce(line ->> 'code', '') as code
        from jsonb_array_elements(f.lines) line) l on true
      group by f.booking_id, f.total_minor, f.currency, b.status, b.currency
      having coalesce(sum(l.amount), 0) <> f.total_minor or bool_or(l.code = '') or b.status <> 'completed' or f.currency <> b.currency`,
  },
  {
    name: 'ledger_balanced',
    title: 'Every movement of the ledger has entries that sum to zero',
    find: `
      select format('Ledger transaction %s (%s): %s.', t.id, t.cause, coalesce(e.sum::text, 'no entries')) as breach
      from ledger_transactions t left join (
        select transaction_id, currency, sum(amount_minor) as sum from ledger_entries group by 1, 2) e on e.transaction_id = t.id
      where e.sum is distinct from 0`,
  },
  {
    name: 'money_conserved',
    title: 'What was captured less what was refunded is what the ledger says, for each booking',
    find: `
      select format('Booking %s: %s %s moved by %s, the ledger says %s.', booking_id, sum(moved), currency, account, sum(booked)) as breach
      from (select booking_id, case method when 'cash' then 'cash' else 'card_clearing' end as account, currency, amount_minor as moved, 0::bigint as booked
              from payments where status = 'succeeded'
            union all select r.booking_id, case when p.method = 'cash' or r.way = 'till' then 'cash' when r.way = 'transfer' then 'bank' else 'card_clearing' end, r.currency, -r.amount_minor, 0
              from refunds r join payments p on p.id = r.payment_id where r.status = 'succeeded'
            union all select booking_id, 'card_clearing', currency, returned_minor - withdrawn_minor, 0 from disputes
            union all select t.booking_id, e.account, e.currency, 0, e.amount_minor from ledger_transactions t
              join ledger_entries e on e.transaction_id = t.id
              where e.account in ('card_clearing', 'cash', 'bank') and t.booking_id is not null and t.cause not like 'dispute_fee:%') m
      group by booking_id, account, currency having sum(moved) <> sum(booked)`,
  },
  {
    name: 'charged_once',
    title: 'At most one charge for one cause, and one for a booking itself',
    find: `
      select format('Charged %s times for %s.', count(*), cause) as breach from payments
      where status = 'succeeded' group by cause having count(*) > 1
      union all
      select format('Booking %s was charged for itself %s times.', booking_id, count(*)) from payments
      where status = 'succeeded' and cause like 'booking:%' group by booking_id having count(distinct cause) > 1`,
  },
  {
    name: 'documents_numbered',
    title: 'The numbers of each series of documents run from one to the last without a gap',
    find: `
      select format('%s of %s in %s: %s documents up to number %s, and the series is at %s.', kind, company_id, year,
        coalesce(d.count, 0), coalesce(d.last, 0), coalesce(c.last_sequence, 0)) as breach
      from document_counters c full join (
        select company_id, kind, year, count(*), max(sequence) as last from documents group by 1, 2, 3) d
        using (company_id, kind, year)
      where (coalesce(d.count, 0), coalesce(d.last, 0)) <> (coalesce(c.last_sequence, 0), coalesce(c.last_sequence, 0))`,
  },
  {
    name: 'documents_booked',
    title:
      'An invoice or credit note is the sum of its lines, and what the ledger says the customer owes for it',
    find: `
      select format('%s is %s, its lines are %s, the ledger says %s.', d.number, d.total_minor, l.total, e.owed) as breach
      from documents d
      left join (select document_id, sum(amount_minor) as total from document_lines group by 1) l on l.document_id = d.id
      left join ledger_transactions t on t.cause = 'document:' || d.id
      left join lateral (
        select sum(amount_minor) as owed from ledger_entries where transaction_id = t.id and account = 'receivable') e on true
      where d.kind <> 'receipt' and (l.total is distinct from d.total_minor
        or e.owed is distinct from case d.kind when 'invoice' then d.total_minor else -d.total_minor end)`,
  },
  {
    name: 'refunds_covered',
    title: 'No more goes back than was captured',
    find: `
      select format('Payment %s (%s): %s of %s go back.', p.id, p.status, sum(r.amount_minor), p.amount_minor) as breach
      from payments p join refunds r on r.payment_id = p.id and r.status <> 'failed'
      group by p.id having sum(r.amount_minor) > case when p.status = 'succeeded' then p.amount_minor else 0 end
        or bool_or(r.currency <> p.currency or r.booking_id <> p.booking_id)`,
  },
  {
    name: 'paid_for',
    title: 'Nobody has paid more for a booking that is over than it came to',
    find: `
      select format('Booking %s came to %s and %s are paid.', b.id, owed.minor, paid.minor) as breach
      from bookings b
      left join booking_bills f on f.booking_id = b.id
      cross join lateral (
        select coalesce(f.total_minor, b.total_minor) + coalesce(sum(amount_minor), 0) as minor
        from booking_charges where booking_id = b.id) owed
      cross join lateral (
        select coalesce(sum(p.amount_minor), 0) - (
          select coalesce(sum(amount_minor), 0) from refunds where booking_id = b.id and status <> 'failed') as minor
        from payments p where p.booking_id = b.id and p.status = 'succeeded') paid
      where b.status = 'completed' and paid.minor > owed.minor`,
  },
  {
    name: 'promotions_counted',
    title: 'What was used of a promotion is what its bookings have used',
    find: `
      select format('Promotion %s counts %s uses of %s, its bookings %s of %s.', p.code, p.used_count, p.used_minor,
        count(r.booking_id), coalesce(sum(r.amount_minor), 0)) as breach
      from promotions p left join promotion_redemptions r on r.promotion_id = p.id and r.given_back_at is null
      group by p.id having p.used_count <> count(r.booking_id) or p.used_minor <> coalesce(sum(r.amount_minor), 0)`,
  },
  {
    name: 'points_balanced',
    title: "A member's points are the sum of the ledger, and never below zero",
    find: `
      select format('Member %s has %s of %s points, the ledger says %s of %s.', a.customer_id, a.balance, a.earned,
        e.balance, e.earned) as breach
      from loyalty_accounts a cross join lateral (
        select coalesce(sum(points), 0) as balance, coalesce(sum(points) filter (where kind in ('earned', 'adjusted') and points > 0), 0) as earned
        from loyalty_entries where customer_id = a.customer_id) e
      where (a.balance, a.earned) <> (e.balance, e.earned) or a.balance < 0`,
  },
  ...tillInvariants,
  ...disputeInvariants,
  ...goodwillInvariants,
]

/** Looks for breaches of every invariant, by whatever handle is given: in a transaction, as it sees the database. */
export async function findBreaches(db: Db): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, title, find } of invariants) {
    const rows = await db.unsafe<{ breach: string }[]>(`${find} limit ${shown}`)
    findings.push({ name, title, breaches: rows.map(({ breach }) => breach) })
  }
  return findings
}

/** The same in one snapshot: a busy database is checked as it was at one moment. */
export const checkInvariants = (sql: Sql): Promise<Finding[]> =>
  sql.begin('isolation level repeatable read read only', findBreaches)
