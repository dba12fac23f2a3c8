-- Codes that take something off, and who used them.
create table promotions (
  id uuid primary key,
  code text not null check (code ~ '^[A-Z0-9]{3,20}$'),
  version integer not null default 1 check (version > 0),
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('percent', 'amount', 'free_day')),
  percent_bp integer check (percent_bp between 1 and 10000),
  amount_minor bigint check (amount_minor > 0),
  -- Null: in whatever currency a branch prices.
  currency char(3),
  -- When it may be booked with, and for which pick-ups; half-open.
  book_from timestamptz,
  book_until timestamptz,
  pickup_from timestamptz,
  pickup_until timestamptz,
  max_uses integer check (max_uses > 0),
  budget_minor bigint check (budget_minor > 0),
  per_customer integer check (per_customer > 0),
  first_booking_only boolean not null default false,
  product text check (product in ('rental', 'parking')),
  class_ids text[],
  branch_ids text[],
  min_days integer check (min_days > 0),
  -- What has been used of it. The checks keep it within its budget whatever the code does.
  used_count integer not null default 0 check (used_count >= 0),
  used_minor bigint not null default 0 check (used_minor >= 0),
  created_at timestamptz not null,
  retired_at timestamptz check (retired_at >= created_at),
  unique (code, version),
  check ((kind = 'percent') = (percent_bp is not null)),
  check ((kind = 'amount') = (amount_minor is not null)),
  check (currency is not null or (amount_minor is null and budget_minor is null)),
  check (book_from < book_until),
  check (pickup_from < pickup_until),
  constraint promotions_within_uses check (used_count <= max_uses),
  constraint promotions_within_budget check (used_minor <= budget_minor),
  constraint promotions_one_at_a_time exclude using gist (code with =, tstzrange(created_at, retired_at) with &&)
);
comment on table promotions is 'pricing: a code that takes something off, its terms, and what has been used of it';

create table promotion_redemptions (
  booking_id uuid primary key references bookings,
  promotion_id uuid not null references promotions,
  customer_id uuid references users,
  -- SHA-256 of the address in small letters: enough to know a customer again, too little to write to.
  email_hash text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  redeemed_at timestamptz not null,
  hold_expires_at timestamptz,
  given_back_at timestamptz
);
comment on table promotion_redemptions is 'pricing: which booking used which promotion; one that was given back counts no more';
create index promotion_redemptions_in_use on promotion_redemptions (promotion_id, email_hash) where given_back_at is null;
create index promotion_redemptions_lapsing on promotion_redemptions (promotion_id, hold_expires_at)
  where given_back_at is null and hold_expires_at is not null;

alter table quotes
  add column customer_id uuid references users,
  add column promotion_id uuid references promotions,
  add column promo_minor bigint not null default 0 check (promo_minor >= 0),
  add check (promotion_id is not null or promo_minor = 0);
