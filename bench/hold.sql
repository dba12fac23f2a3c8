-- The statements of one hold, as the API runs them, for pgbench: what the database alone can do.
-- bench_quotes is made by bench.ts; each transaction takes the next quote.
select q.id, q.class_id as class, q.pickup_branch_id as branch, q.starts_at as from_at, q.ends_at as to_at,
  tstzrange(q.starts_at, q.ends_at + interval '60 minutes')::text as during, q.currency, q.total_minor as total
from bench_quotes b join quotes q on q.id = b.quote_id where b.n = (select nextval('bench_quotes_next')) \gset q_
select gen_random_uuid() as id, gen_random_uuid() as key \gset b_
begin;
insert into idempotency_keys (scope, key, verb, request_hash, created_at)
  values ('bench', :b_key::text, 'flows.holdQuote', md5(:b_key::text), now()) on conflict do nothing;
select q.*, d.turnaround_minutes from quotes q join branches d on d.id = q.dropoff_branch_id where q.id = :q_id::uuid;
with candidate as (
  select u.id from units u
  where u.status = 'in_service' and u.id = any(array(
      select id from units where branch_id = :q_branch::text and class_id = :q_class::text
      union all
      select k.unit_id from claims k where k.to_branch_id = :q_branch::text and k.from_branch_id <> k.to_branch_id
        and (select class_id from units where id = k.unit_id) = :q_class::text))
    and coalesce((
      select not k.during && :q_during::tstzrange and k.to_branch_id = :q_branch::text from claims k
      where k.unit_id = u.id and lower(k.during) < lower(:q_during::tstzrange)
        and (k.hold_expires_at is null or k.hold_expires_at > now())
      order by lower(k.during) desc limit 1), u.branch_id = :q_branch::text)
    and coalesce((
      select not k.during && :q_during::tstzrange and k.from_branch_id = :q_branch::text from claims k
      where k.unit_id = u.id and lower(k.during) >= lower(:q_during::tstzrange)
        and (k.hold_expires_at is null or k.hold_expires_at > now())
      order by lower(k.during) limit 1), true)
    and (select 1 from claims k where k.unit_id = u.id and k.hold_expires_at <= now() limit 1) is null
  order by floor(ln((1 + (greatest(extract(epoch from lower(:q_during::tstzrange) - greatest(now(), (
      select upper(k.during) from claims k where k.unit_id = u.id and lower(k.during) < lower(:q_during::tstzrange)
      order by lower(k.during) desc limit 1))), 0)
    + coalesce(extract(epoch from (
      select lower(k.during) from claims k where k.unit_id = u.id and lower(k.during) >= upper(:q_during::tstzrange)
      order by lower(k.during) limit 1) - upper(:q_during::tstzrange)), 31536000)) / 3600)::float8) / ln(2::float8)), random()
  limit 1 for no key update of u skip locked
), taken as (
  insert into claims (unit_id, booking_id, kind, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
  select id, :b_id::uuid, 'booking', :q_during::tstzrange, :q_branch::text, :q_branch::text, now() + interval '10 minutes', now()
  from candidate on conflict do nothing returning unit_id
)
insert into bookings (id, product, status, class_id, unit_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, quote_id,
  currency, total_minor, contact_name, contact_email, hold_minutes, hold_expires_at, created_at)
select :b_id::uuid, 'rental', 'pending', :q_class::text, unit_id, :q_branch::text, :q_branch::text, :q_from_at::timestamptz, :q_to_at::timestamptz,
  :q_id::uuid, :q_currency::text, :q_total::bigint, 'Bench', 'bench@example.test', 10, now() + interval '10 minutes', now() from taken;
select b.*, to_jsonb(c) as class, q.lines, q.deposit_minor, q.extras as quoted_extras,
  (select jsonb_build_object('lines', lines, 'totalMinor', total_minor) from booking_bills where booking_id = b.id) as bill,
  (select jsonb_build_object('id', w.id, 'dueMinor', w.due_minor) from booking_changes w join quotes n on n.id = w.quote_id
    where w.booking_id = b.id and w.status = 'pending' and w.expires_at > now()) as pending,
  (select jsonb_agg(jsonb_build_object('id', m.id, 'differenceMinor', n.total_minor - o.total_minor)) from booking_changes m
    join quotes n on n.id = m.quote_id join quotes o on o.id = m.from_quote_id
    where m.booking_id = b.id and m.status in ('applied', 'refused')) as changes,
  to_jsonb(u) as unit, to_jsonb(p) as pickup, to_jsonb(d) as dropoff,
  (select jsonb_build_object('minor', sum(amount_minor), 'brand', (array_agg(card_brand order by paid_at desc nulls last))[1])
    from payments where booking_id = b.id having count(*) > 0) as paid,
  (select jsonb_build_object('minor', sum(amount_minor)) from refunds where booking_id = b.id and status <> 'failed' having count(*) > 0) as refunds,
  (select jsonb_build_object('cause', x.cause) from booking_conflicts x where x.booking_id = b.id and x.resolved_at is null) as conflict
from bookings b join quotes q on q.id = b.quote_id join classes c on c.id = b.class_id join units u on u.id = b.unit_id
join branches p on p.id = b.pickup_branch_id join branches d on d.id = b.dropoff_branch_id where b.id = :b_id::uuid;
insert into booking_access (booking_id, guest_hash, granted_at)
  select id, md5('bench') || md5('bench'), now() from bookings where id = :b_id::uuid on conflict do nothing;
insert into outbox (type, topics, payload, occurred_at) values ('booking.held', array['booking:' || :b_id::text], '{}', now());
insert into audit_log (at, actor_kind, verb, subject_type, subject_id) values
  (now(), 'system', 'booking.hold', 'booking', :b_id::text), (now(), 'system', 'booking.grantAccess', 'booking', :b_id::text),
  (now(), 'anonymous', 'flows.holdQuote', null, null);
update idempotency_keys set response = '{}' where scope = 'bench' and key = :b_key::text;
commit;
