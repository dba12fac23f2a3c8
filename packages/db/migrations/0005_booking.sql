-- The engine. Claims, and nothing else, decide availability.

-- References: a counter, scrambled by a four-round Feistel network over 2 × 15 bits, written in 32 letters and
-- digits that are not mistaken for one another. A permutation, so no two are ever the same.
create sequence booking_numbers;
create function next_reference() returns text language plpgsql volatile as $$
declare
  letters constant text := 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  n bigint := nextval('booking_numbers') & 1073741823;
  l bigint := n >> 15;
  r bigint := n & 32767;
  swap bigint;
  word text := '';
begin
  for round in 1..4 loop
    swap := r;
    r := l # (((r * 25713 + round * 9973) # (r >> 6)) & 32767);
    l := swap;
  end loop;
  n := (l << 15) | r;
  for place in 0..5 loop
    word := word || substr(letters, ((n >> (5 * place)) & 31)::int + 1, 1);
  end loop;
  return word;
end $$;

create table bookings (
  id uuid primary key,
  reference text not null unique default next_reference() check (reference ~ '^[A-HJ-NP-Z2-9]{6}$'),
  product text not null check (product in ('rental', 'parking')),
  status text not null check (status in ('pending', 'confirmed', 'active', 'completed', 'cancelled', 'expired', 'no_show')),
  class_id text not null references classes,
  unit_id uuid not null references units,
  pinned boolean not null default false,
  pickup_branch_id text not null references branches,
  dropoff_branch_id text not null references branches,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  quote_id uuid not null unique references quotes,
  currency char(3) not null,
  total_minor bigint not null check (total_minor >= 0),
  customer_id uuid references users,
  contact_name text not null,
  contact_email citext not null,
  contact_phone text,
  locale text not null default 'en' check (locale in ('en', 'fr')),
  plate citext,
  driver_age integer,
  hold_minutes integer not null check (hold_minutes in (10, 20)),
  hold_expires_at timestamptz not null,
  confirmed_at timestamptz,
  checked_in_at timestamptz,
  checked_out_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  check (ends_at > starts_at),
  check (product = 'rental' or (pickup_branch_id = dropoff_branch_id and plate is not null)),
  check (status <> 'confirmed' or confirmed_at is not null),
  check (status <> 'active' or checked_in_at is not null),
  check (status <> 'completed' or checked_out_at is not null),
  check ((status in ('completed', 'cancelled', 'expired', 'no_show')) = (closed_at is not null))
);
comment on table bookings is 'booking: a customer''s contract';
create index bookings_departing on bookings (pickup_branch_id, starts_at);
create index bookings_returning on bookings (dropoff_branch_id, ends_at);
create index bookings_active on bookings (dropoff_branch_id) where status = 'active';
create index bookings_holds on bookings (hold_expires_at) where status = 'pending';
create index bookings_no_shows on bookings (starts_at) where status = 'confirmed';
create index bookings_by_customer on bookings (customer_id, id desc) where customer_id is not null;
create index bookings_by_email on bookings (contact_email);
create index bookings_by_unit on bookings (unit_id, starts_at);
create index bookings_by_plate on bookings (plate) where plate is not null;
create index bookings_latest on bookings (starts_at desc, id desc);
create index bookings_latest_by_status on bookings (status, starts_at desc, id desc);
create index bookings_by_name on bookings using gin (contact_name gin_trgm_ops);

create table booking_access (
  booking_id uuid not null references bookings on delete cascade,
  guest_hash text not null,
  granted_at timestamptz not null,
  primary key (booking_id, guest_hash)
);
comment on table booking_access is 'booking: which guest browsers (SHA-256 of their cookie) may open a booking';
create index booking_access_by_guest on booking_access (guest_hash);

create table claims (
  id bigint generated always as identity primary key,
  unit_id uuid not null references units,
  -- Deferred: the claim is taken first, and the booking written with the unit that it got.
  booking_id uuid unique references bookings deferrable initially deferred,
  kind text not null check (kind in ('booking', 'maintenance', 'transfer', 'turnaround')),
  during tstzrange not null,
  from_branch_id text not null references branches,
  to_branch_id text not null references branches,
  hold_expires_at timestamptz,
  started boolean not null default false,
  created_at timestamptz not null,
  check (not isempty(during)),
  check (lower_inc(during) and not upper_inc(during)),
  check (lower(during) is not null),
  check ((kind = 'booking') = (booking_id is not null)),
  check (upper(during) is not null or kind = 'maintenance'),
  constraint claims_no_overlap exclude using gist (unit_id with =, during with &&)
);
comment on table claims is 'booking: a unit is taken for a period, turnaround included; hold_expires_at is set while it is only a hold';
create index claims_in_order on claims (unit_id, lower(during));
create index claims_blocks on claims (upper(during)) where kind in ('turnaround', 'transfer');
create index claims_moving on claims (to_branch_id) where from_branch_id <> to_branch_id;

-- A unit's claims form a chain of branches. The exclusion constraint cannot say that, so a trigger does: it sees
-- what others committed (a fresh snapshot, under the unit's row lock that every writer takes first).
-- It raises serialization_failure, since the caller chose the unit by an older snapshot and should choose again.
create function claims_must_chain() returns trigger language plpgsql as $$
declare
  comes_from text;
  goes_on_from text;
begin
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
create trigger claims_chain after insert or update of unit_id, during, from_branch_id, to_branch_id on claims
  for each row execute function claims_must_chain();

create table claim_history (
  id bigint primary key,
  unit_id uuid not null references units,
  booking_id uuid references bookings,
  kind text not null,
  during tstzrange not null,
  from_branch_id text not null references branches,
  to_branch_id text not null references branches,
  outcome text not null check (outcome in ('completed', 'cancelled', 'expired', 'no_show', 'released')),
  ended_at timestamptz not null
);
comment on table claim_history is 'booking: claims that are over, cut to what really happened';
create index claim_history_by_unit on claim_history (unit_id, ended_at desc);
