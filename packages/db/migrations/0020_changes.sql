-- Changes of plan: modified and extended bookings, swapped units, blocks, conflicts, and the bill at the end.

alter table branches add column flight_no_show_minutes integer not null default 1440 check (flight_no_show_minutes > 0);

alter table bookings
  add column flight_number text check (flight_number ~ '^[A-Z0-9]{2}[0-9]{1,4}[A-Z]?$'),
  -- When an active booking is thought to be back, by telematics or staff; null: at its end.
  add column expected_back_at timestamptz;

create table booking_changes (
  id uuid primary key,
  booking_id uuid not null references bookings,
  kind text not null check (kind in ('modify', 'extend')),
  status text not null check (status in ('pending', 'applied', 'expired', 'refused')),
  -- What the booking would be, and what it was when the change was asked for.
  quote_id uuid not null unique references quotes,
  from_quote_id uuid not null references quotes,
  plate citext,
  driver_age integer,
  flight_number text,
  due_minor bigint not null check (due_minor >= 0),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((status = 'pending') = (closed_at is null))
);
comment on table booking_changes is 'booking: a change of a booking; pending while its difference is unpaid, the booking stays as it is until then';
create unique index booking_changes_pending on booking_changes (booking_id) where status = 'pending';
create index booking_changes_by_booking on booking_changes (booking_id, created_at);
create index booking_changes_due on booking_changes (expires_at) where status = 'pending';

-- While a change waits for its money it may keep a unit of its own, like a hold does.
alter table claims drop constraint claims_kind_check;
alter table claims add constraint claims_kind_check
  check (kind in ('booking', 'change', 'maintenance', 'transfer', 'turnaround'));
alter table claims
  add column change_id uuid unique references booking_changes deferrable initially deferred,
  add column note text check (length(note) <= 200),
  add check ((kind = 'change') = (change_id is not null)),
  add check (kind <> 'change' or hold_expires_at is not null);

-- Moving several claims at once passes through states that do not chain; then the check waits until they all stand.
drop trigger claims_chain on claims;
create or replace function claims_must_chain() returns trigger language plpgsql as $$
declare
  comes_from text;
  goes_on_from text;
begin
  -- Checked later than it was written: what has been moved again since is another row's to answer for.
  if not exists (select 1 from claims where id = new.id and unit_id = new.unit_id and during = new.during) then
    return null;
  end if;
  select to_branch_id into comes_from from claims
  where unit_id = new.unit_id and lower(during) < lower(new.during) order by lower(during) desc limit 1;
  if comes_from is null then
    select branch_id into comes_from from units where id = new.unit_id;
  end if;
  select from_branch_id into goes_on_from from claims
  where unit_id = new.unit_id and lower(during) > lower(new.during) order by lower(during) limit 1;
  if comes_from <> new.from_branch_id or goes_on_from <> new.to_branch_id then
    raise exception 'unit % is at % before and needed at % after, the claim goes from % to %',
      new.unit_id, comes_from, goes_on_from, new.from_branch_id, new.to_branch_id using errcode = '40001';
  end if;
  return null;
end $$;
create constraint trigger claims_chain after insert or update of unit_id, during, from_branch_id, to_branch_id on claims
  deferrable initially immediate for each row execute function claims_must_chain();

create table booking_conflicts (
  id uuid primary key,
  booking_id uuid not null references bookings,
  unit_id uuid not null references units,
  cause text not null check (cause in ('overdue', 'out_of_service', 'misplaced')),
  cause_booking_id uuid references bookings,
  found_at timestamptz not null,
  resolved_at timestamptz,
  resolution text check (resolution in ('moved', 'upgraded', 'cleared', 'closed')),
  check ((resolved_at is null) = (resolution is null)),
  check ((cause = 'overdue') = (cause_booking_id is not null))
);
comment on table booking_conflicts is 'booking: a booking whose unit will not be there in time, until it has another one or staff have seen to it';
create unique index booking_conflicts_open on booking_conflicts (booking_id) where resolved_at is null;
create index booking_conflicts_by_unit on booking_conflicts (unit_id) where resolved_at is null;

create table booking_bills (
  booking_id uuid primary key references bookings,
  currency char(3) not null,
  lines jsonb not null,
  total_minor bigint not null check (total_minor >= 0),
  created_at timestamptz not null,
  check (total_minor = lines_total(lines))
);
comment on table booking_bills is 'booking: what a booking came to in the end, line by line, when it differs from what was booked';
