-- The price book: plans in versions, rules by season, weekday, length of stay and demand, tariffs of car parks, and
-- one-way fees. Nothing of it is ever changed: a change retires a version and writes the next, so that the book can be
-- read as it was at any instant, which is how a running booking is extended at its own prices.
-- `created_at` is when a version came into force; `_bp` is a part in basis points, 10 000 to the whole.

alter table rate_plans
  add column name text not null default 'Standard' check (length(name) between 1 and 80),
  add column monthly_minor bigint check (monthly_minor >= 0),
  add column min_minutes integer check (min_minutes > 0),
  add column max_minutes integer check (max_minutes > 0),
  add column prepaid_discount_bp integer not null default 0 check (prepaid_discount_bp between 0 and 5000),
  add column flexible_early_return text not null default 'reprice' check (flexible_early_return in ('none', 'reprice')),
  add column prepaid_early_return text not null default 'none' check (prepaid_early_return in ('none', 'reprice')),
  -- Days kept when a booking is cancelled late or nobody comes.
  add column flexible_late_days integer not null default 1 check (flexible_late_days between 0 and 30),
  add column prepaid_late_days integer not null default 1 check (prepaid_late_days between 0 and 30),
  -- However the demand rules stand, they move a day's price no further than this.
  add column demand_floor_bp integer not null default 7000 check (demand_floor_bp between 7000 and 10000),
  add column demand_ceiling_bp integer not null default 15000 check (demand_ceiling_bp between 10000 and 30000),
  -- At return: for each percent of tank or battery that is missing, and once for the errand.
  add column energy_percent_minor bigint not null default 0 check (energy_percent_minor >= 0),
  add column energy_service_minor bigint not null default 0 check (energy_service_minor >= 0),
  -- In a bay with charging: per kWh, and per minute that the car stays plugged in when it is full.
  add column ev_kwh_minor bigint not null default 0 check (ev_kwh_minor >= 0),
  add column ev_idle_minute_minor bigint not null default 0 check (ev_idle_minute_minor >= 0),
  add column created_at timestamptz not null default to_timestamp(0),
  add check (min_minutes <= max_minutes),
  -- No month is dearer than the weeks and days in it.
  add check (monthly_minor >= weekly_minor and 7 * monthly_minor <= 30 * weekly_minor),
  add check (retired_at >= created_at),
  add constraint rate_plans_one_at_a_time
    exclude using gist (branch_id with =, class_id with =, tstzrange(created_at, retired_at) with &&);
alter table rate_plans alter column created_at drop default;

create table branch_groups (
  id text primary key check (id ~ '^[a-z0-9-]{2,60}$'),
  name text not null check (length(name) between 1 and 80)
);
comment on table branch_groups is 'pricing: branches that are priced together, such as the airports of a coast';

create table branch_group_members (
  group_id text not null references branch_groups,
  branch_id text not null references branches,
  joined_at timestamptz not null,
  left_at timestamptz check (left_at >= joined_at),
  primary key (group_id, branch_id, joined_at),
  constraint branch_group_members_once
    exclude using gist (group_id with =, branch_id with =, tstzrange(joined_at, left_at) with &&)
);
comment on table branch_group_members is 'pricing: which branches a group has, and since when';
create index branch_group_members_by_branch on branch_group_members (branch_id);

create table rate_rules (
  id uuid primary key,
  -- The same for all versions of a rule.
  series uuid not null,
  version integer not null default 1 check (version > 0),
  kind text not null check (kind in ('season', 'weekday', 'length', 'demand')),
  name_en text not null check (length(name_en) between 1 and 80),
  name_fr text not null check (length(name_fr) between 1 and 80),
  product text not null check (product in ('rental', 'parking')),
  class_id text,
  branch_id text references branches,
  group_id text references branch_groups,
  -- Days of the branch's calendar, both included.
  from_date date,
  to_date date,
  -- A bit for each day of the week: Monday is 1, Sunday 64.
  weekdays integer check (weekdays between 1 and 127),
  min_days integer check (min_days > 0),
  min_taken_bp integer check (min_taken_bp between 0 and 10000),
  change_bp integer not null,
  created_at timestamptz not null,
  retired_at timestamptz check (retired_at >= created_at),
  foreign key (class_id, product) references classes (id, product),
  unique (series, version),
  check (branch_id is null or group_id is null),
  check ((from_date is null) = (to_date is null) and from_date <= to_date),
  check (kind <> 'season' or from_date is not null),
  check (kind <> 'weekday' or weekdays is not null),
  check ((kind = 'length') = (min_days is not null)),
  check (kind <> 'length' or (from_date is null and weekdays is null)),
  check ((kind = 'demand') = (min_taken_bp is not null)),
  -- At worst a season, a weekday and demand leave a tenth of the price: never nothing, never less.
  check (case kind when 'length' then change_bp between -9000 and 0 else change_bp between -3000 and 20000 end),
  constraint rate_rules_one_version
    exclude using gist (series with =, tstzrange(created_at, retired_at) with &&)
);
comment on table rate_rules is 'pricing: what moves a day''s price (season, weekday, demand) or the whole stay''s (length), everywhere, for a group or at a branch';
create index rate_rules_by_branch on rate_rules (branch_id);
create index rate_rules_by_group on rate_rules (group_id);

create table one_way_fees (
  id uuid primary key,
  from_branch_id text not null references branches,
  to_branch_id text not null references branches,
  version integer not null default 1 check (version > 0),
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor >= 0),
  created_at timestamptz not null,
  retired_at timestamptz check (retired_at >= created_at),
  unique (from_branch_id, to_branch_id, version),
  check (from_branch_id <> to_branch_id),
  constraint one_way_fees_one_at_a_time
    exclude using gist (from_branch_id with =, to_branch_id with =, tstzrange(created_at, retired_at) with &&)
);
comment on table one_way_fees is 'pricing: what leaving a car from one branch at another costs; pairs that are not here pay by distance';

create table parking_tariffs (
  rate_plan_id uuid not null references rate_plans,
  -- Monday is 0. Minutes of the branch's clock; outside all bands the plan's hourly price holds.
  weekday integer not null check (weekday between 0 and 6),
  from_minute integer not null check (from_minute between 0 and 1439),
  to_minute integer not null check (to_minute between 1 and 1440),
  hourly_minor bigint not null check (hourly_minor >= 0),
  primary key (rate_plan_id, weekday, from_minute),
  check (from_minute < to_minute),
  constraint parking_tariffs_apart
    exclude using gist (rate_plan_id with =, weekday with =, int4range(from_minute, to_minute) with &&)
);
comment on table parking_tariffs is 'pricing: an hour''s price by time of day and day of week; it belongs to a version of a rate plan';

alter table quotes
  add column rate_option text not null default 'flexible' check (rate_option in ('flexible', 'prepaid')),
  -- By the book as it stood then; null: when the quote was made. A changed booking is priced by the book of its first quote.
  add column priced_at timestamptz check (priced_at <= created_at),
  -- How taken the branch was on each rental day, in basis points, where demand moves its prices: frozen with the quote.
  add column demand jsonb;
