-- Points: earned with what a completed booking has cost, paid with when booking.
create table loyalty_tiers (
  id text primary key check (id ~ '^[a-z]{2,20}$'),
  name_en text not null,
  name_fr text not null,
  -- Earned over the life of the account; what was spent again counts too.
  min_points integer not null unique check (min_points >= 0),
  discount_bp integer not null check (discount_bp between 0 and 3000)
);
comment on table loyalty_tiers is 'pricing: from how many points on a member has which discount of the stay';

create table loyalty_rates (
  currency char(3) primary key,
  minor_per_point bigint not null check (minor_per_point > 0),
  point_value_minor bigint not null check (point_value_minor > 0),
  check (point_value_minor <= minor_per_point)
);
comment on table loyalty_rates is 'pricing: what has to be spent for a point, and what a point pays, by currency';

create table loyalty_accounts (
  customer_id uuid primary key references users,
  balance integer not null default 0 check (balance >= 0),
  earned integer not null default 0 check (earned >= 0)
);
comment on table loyalty_accounts is 'pricing: the points that a member has, and has ever earned; the sums of loyalty_entries';

create table loyalty_entries (
  id bigint generated always as identity primary key,
  customer_id uuid not null references loyalty_accounts,
  booking_id uuid not null references bookings,
  kind text not null check (kind in ('earned', 'redeemed', 'given_back')),
  points integer not null check (points <> 0),
  at timestamptz not null,
  check ((kind = 'redeemed') = (points < 0))
);
comment on table loyalty_entries is 'pricing: the ledger of points, only ever added to';
create unique index loyalty_entries_earned_once on loyalty_entries (booking_id) where kind = 'earned';
create index loyalty_entries_by_booking on loyalty_entries (booking_id);
create index loyalty_entries_by_customer on loyalty_entries (customer_id, id desc);

create function loyalty_entries_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'Points are booked once and for all: add an entry that corrects it.' using errcode = 'check_violation';
end $$;
create trigger loyalty_entries_are_final before update or delete on loyalty_entries
  for each statement execute function loyalty_entries_are_final();

alter table quotes
  add column points integer not null default 0 check (points >= 0),
  add column points_minor bigint not null default 0 check (points_minor >= 0),
  add check (points = 0 or customer_id is not null);
