import { documentFacts, documentLines, documentPostings } from '../documents.ts'
import type { Tx } from '../index.ts'

/**
 * Issues what the verbs would have: an invoice when a booking ended and cost something, or when some of it was kept, and
 * a receipt for every payment and refund. Numbers follow the time, by company and year of the branch's calendar.
 */
export async function insertDocuments(tx: Tx): Promise<void> {
  // What is to be issued, with its id (a UUID of version 7, from its time and cause): the lines need it as well.
  await tx`
    create temporary table drafts on commit drop as
    select (lpad(to_hex((extract(epoch from issued_at) * 1000)::bigint), 12, '0')
      || '7' || substr(md5(cause), 1, 3) || '8' || substr(md5(cause), 4, 15))::uuid as id, d.* from (
      select 'invoice' as kind, 'booking:' || b.id as cause, b.id as booking_id, null::uuid as payment_id, null::uuid as refund_id,
        b.closed_at as issued_at, b.total_minor, b.total_minor as paid_minor, q.lines, null::jsonb as payment
      from bookings b join quotes q on q.id = b.quote_id where b.status = 'completed' and b.total_minor > 0
      union all
      select 'invoice', 'booking:' || b.id, b.id, null, null, b.closed_at, kept.minor, kept.minor,
        jsonb_build_array(jsonb_build_object(
          'code', case b.status when 'no_show' then 'no_show_fee' else 'cancellation_fee' end, 'kind', 'change_fee',
          'quantity', 1, 'unitMinor', kept.minor, 'amountMinor', kept.minor, 'params', '{}'::jsonb)), null
      from bookings b
      join payments p on p.booking_id = b.id and p.status = 'succeeded'
      left join refunds r on r.payment_id = p.id
      cross join lateral (select p.amount_minor - coalesce(r.amount_minor, 0) as minor) kept
      where b.status in ('cancelled', 'no_show') and kept.minor > 0
      union all
      select 'receipt', 'payment:' || p.id, p.booking_id, p.id, null, p.paid_at, p.amount_minor, 0, null,
        jsonb_build_object('method', 'card', 'brand', p.card_brand, 'last4', p.card_last4)
      from payments p where p.status = 'succeeded'
      union all
      select 'receipt', 'refund:' || r.id, r.booking_id, null, r.id, r.settled_at, r.amount_minor, 0, null,
        jsonb_build_object('method', 'card', 'brand', p.card_brand, 'last4', p.card_last4)
      from refunds r join payments p on p.id = r.payment_id where r.status = 'succeeded'
    ) d`
  await tx`
    insert into documents (id, kind, company_id, year, sequence, number, cause, booking_id, payment_id, refund_id, issued_at,
      time_zone, locale, currency, total_minor, tax_minor, paid_minor, seller, customer, subject)
    select id, kind, company_id, year, sequence, document_number(company_code, kind, year, sequence), cause, booking_id,
      payment_id, refund_id, issued_at, time_zone, locale, currency, total_minor,
      case kind when 'invoice' then tax_within(total_minor, tax_basis_points) else 0 end, paid_minor, seller, customer, subject
    from (
      select n.*, row_number() over (partition by n.company_id, n.kind, n.year order by n.issued_at, n.cause)::integer as sequence
      from (
        select d.id, d.kind, d.cause, d.payment_id, d.refund_id, d.issued_at, d.total_minor, d.paid_minor, f.booking_id,
          f.company_id, f.company_code, f.time_zone, f.locale, f.currency, f.tax_basis_points, f.seller, f.customer,
          f.subject || case when d.payment is null then '{}' else jsonb_build_object('payment', d.payment) end as subject,
          extract(year from d.issued_at at time zone f.time_zone)::integer as year
        from drafts d join (${documentFacts(tx)}) f using (booking_id)) n
    ) numbered`
  await tx`
    insert into document_counters (company_id, kind, year, last_sequence)
    select company_id, kind, year, max(sequence) from documents group by 1, 2, 3`
  const invoiced = tx`
    select d.id as document_id, b.product, p.tax_basis_points, d.lines
    from drafts d join bookings b on b.id = d.booking_id join branches p on p.id = b.pickup_branch_id
    where d.kind = 'invoice'`
  await tx`
    insert into document_lines (document_id, place, code, kind, quantity, unit_minor, amount_minor, tax_basis_points,
      tax_minor, account, params) ${documentLines(tx, invoiced)}`
}

/** Books every movement of money, and what every invoice earned, in the order of time. */
export async function insertLedger(tx: Tx): Promise<void> {
  await tx`
    insert into ledger_transactions (cause, booking_id, at)
    select cause, booking_id, at from (
      select 'payment:' || id as cause, booking_id, paid_at as at from payments where status = 'succeeded'
      union all select 'refund:' || id, booking_id, settled_at from refunds where status = 'succeeded'
      union all select 'document:' || id, booking_id, issued_at from documents where kind = 'invoice'
    ) moved order by at, cause`
  await tx`
    insert into ledger_entries (transaction_id, account, line, amount_minor, currency)
    select t.id, entry.account, entry.line, entry.amount_minor, entry.currency
    from (
      select moved.cause, side.account, null::integer as line, side.sign * moved.amount_minor as amount_minor, moved.currency
      from (select 'payment:' || id as cause, amount_minor, currency from payments
            union all select 'refund:' || id, -amount_minor, currency from refunds) moved,
        (values ('card_clearing', 1), ('receivable', -1)) as side (account, sign)
      union all
      select 'document:' || p.document_id, p.account, p.line, p.amount_minor, d.currency
      from (${documentPostings(tx, tx`true`)}) p join documents d on d.id = p.document_id
    ) entry
    join ledger_transactions t using (cause)
    order by t.id, entry.line nulls first, entry.account`
}
