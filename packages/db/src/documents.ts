import type { Db, Fragment } from './handles.ts'

/**
 * What goes into a document, and from there into the ledger: said once, in SQL, for the verb that issues one and for
 * the seed that issues many.
 */

/** Of each booking `b`: who sells, who buys, and what it is about, as it is now. Put a condition on `b` behind it. */
export const documentFacts = (sql: Db): Fragment => sql`
  select b.id as booking_id, b.product, b.locale, b.currency, p.time_zone, p.tax_basis_points,
    c.id as company_id, c.code as company_code,
    jsonb_build_object('name', c.name, 'address', c.address, 'postcode', c.postcode, 'city', c.city,
      'country', c.country, 'registration', c.registration, 'taxNumber', c.tax_number, 'email', c.email) as seller,
    jsonb_build_object('name', b.contact_name, 'email', b.contact_email) as customer,
    jsonb_build_object('reference', b.reference, 'product', b.product,
      'class', jsonb_build_object('en', k.name_en, 'fr', k.name_fr),
      'unit', case when b.checked_in_at is not null then concat_ws(' ', u.make, u.model, case when u.make is null then u.label end) end,
      'plate', case when b.product = 'parking' then b.plate when b.checked_in_at is not null then u.plate end,
      'pickup', p.name, 'dropoff', d.name, 'dropoffTimeZone', d.time_zone,
      'from', coalesce(b.checked_in_at, b.starts_at), 'to', coalesce(b.checked_out_at, b.ends_at)) as subject
  from bookings b
  join branches p on p.id = b.pickup_branch_id
  join branches d on d.id = b.dropoff_branch_id
  join companies c on c.id = p.company_id
  join classes k on k.id = b.class_id
  join units u on u.id = b.unit_id`

/**
 * Rows for `document_lines` from rows of (document_id, product, tax_basis_points, lines): each line with its account,
 * its share of the tax, and the name of its extra. The tax of a rate is rounded once: a line's share is the tax of all
 * lines up to it less that of those before it.
 */
export const documentLines = (sql: Db, source: Fragment): Fragment => sql`
  select s.document_id, e.place, e.line ->> 'code' as code, e.line ->> 'kind' as kind,
    (e.line ->> 'quantity')::float8 as quantity, (e.line ->> 'unitMinor')::bigint as unit_minor, e.amount_minor,
    s.tax_basis_points,
    tax_within((sum(e.amount_minor) over upto)::bigint, s.tax_basis_points)
      - tax_within((sum(e.amount_minor) over upto)::bigint - e.amount_minor, s.tax_basis_points) as tax_minor,
    r.account,
    e.line -> 'params' || case when x.id is null then '{}' else jsonb_build_object('en', x.name_en, 'fr', x.name_fr) end as params
  from (${source}) s
  cross join lateral (
    select line, place, (line ->> 'amountMinor')::bigint as amount_minor
    from jsonb_array_elements(s.lines) with ordinality as l (line, place)) e
  left join extras x on e.line ->> 'kind' = 'extra' and x.id = substr(e.line ->> 'code', 7)
  left join ledger_revenue r on r.product = s.product
    and r.line_kind = case x.kind when 'protection' then 'cover' else e.line ->> 'kind' end
  window upto as (partition by s.document_id order by e.place)`

/**
 * The ledger's entries of invoices and credit notes `d` that fit a condition: what the customer owes against what each
 * line earned and the tax; a credit note the other way round.
 */
export const documentPostings = (sql: Db, condition: Fragment): Fragment => sql`
  select d.id as document_id, e.account, e.line, e.amount_minor
  from documents d
  cross join lateral (select case d.kind when 'invoice' then 1 else -1 end as sign) s
  cross join lateral (
    select 'receivable' as account, null::integer as line, s.sign * d.total_minor as amount_minor
    union all
    select l.account, l.place, -s.sign * (l.amount_minor - l.tax_minor) from document_lines l where l.document_id = d.id
    union all
    select 'tax', null, -s.sign * d.tax_minor) e
  where d.kind <> 'receipt' and e.amount_minor <> 0 and ${condition}`
