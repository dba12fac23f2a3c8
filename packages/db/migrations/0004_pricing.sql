-- Rates, extras and quotes. Amounts are integers in minor units of the currency beside them.
create table rate_plans (
  id uuid primary key,
  branch_id text not null references branches,
  class_id text not null references classes,
  version integer not null default 1,
  currency char(3) not null,
  hourly_minor bigint not null check (hourly_minor >= 0),
  daily_minor bigint not null check (daily_minor >= 0),
  weekly_minor bigint not null check (weekly_minor >= 0),
  step_minutes integer not null default 60 check (step_minutes in (15, 30, 60)),
  free_minutes integer not null default 0 check (free_minutes >= 0),
  young_driver_daily_minor bigint not null default 0 check (young_driver_daily_minor >= 0),
  young_driver_below_age integer not null default 25,
  one_way_base_minor bigint not null default 0 check (one_way_base_minor >= 0),
  one_way_per_km_minor bigint not null default 0 check (one_way_per_km_minor >= 0),
  chosen_unit_minor bigint not null default 0 check (chosen_unit_minor >= 0),
  deposit_minor bigint not null default 0 check (deposit_minor >= 0),
  km_per_day integer check (km_per_day > 0),
  extra_km_minor bigint check (extra_km_minor >= 0),
  retired_at timestamptz,
  unique (branch_id, class_id, version),
  check (hourly_minor <= daily_minor and daily_minor <= weekly_minor and weekly_minor <= 7 * daily_minor)
);
comment on table rate_plans is 'pricing: what a class costs at a branch; a change is a new version, quotes keep theirs';
create unique index rate_plans_live on rate_plans (branch_id, class_id) where retired_at is null;

create table extras (
  id text primary key check (id ~ '^[a-z0-9-]{2,40}$'),
  product text not null check (product in ('rental', 'parking')),
  kind text not null check (kind in ('protection', 'equipment', 'driver', 'service')),
  name_en text not null,
  name_fr text not null,
  about_en text not null,
  about_fr text not null,
  charge text not null check (charge in ('per_day', 'per_rental')),
  max_quantity integer not null default 1 check (max_quantity between 1 and 10),
  sort integer not null default 0
);
comment on table extras is 'pricing: what can be added to a booking';

create table extra_prices (
  extra_id text not null references extras,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor >= 0),
  excess_minor bigint check (excess_minor >= 0),
  primary key (extra_id, currency)
);
comment on table extra_prices is 'pricing: the price of an extra by currency; excess_minor is what a protection leaves to the driver';

-- The sum of a quote's lines; a check below holds every total to it.
create function lines_total(lines jsonb) returns bigint language sql immutable strict parallel safe as
$$ select coalesce(sum((l ->> 'amountMinor')::bigint), 0)::bigint from jsonb_array_elements(lines) l $$;

create table quotes (
  id uuid primary key,
  product text not null check (product in ('rental', 'parking')),
  class_id text not null references classes,
  unit_id uuid references units,
  pickup_branch_id text not null references branches,
  dropoff_branch_id text not null references branches,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  driver_age integer check (driver_age between 16 and 120),
  extras jsonb not null default '[]',
  currency char(3) not null,
  lines jsonb not null,
  total_minor bigint not null check (total_minor >= 0),
  deposit_minor bigint not null default 0 check (deposit_minor >= 0),
  rate_plan_id uuid not null references rate_plans,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (ends_at > starts_at),
  check (total_minor = lines_total(lines)),
  check (product = 'rental' or pickup_branch_id = dropoff_branch_id)
);
comment on table quotes is 'pricing: an immutable, itemised price that a booking is made from';
