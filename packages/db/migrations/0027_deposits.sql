-- What comes after the checkout: the card that a booking may be charged on, the deposit held on it, what staff charge
-- for, and what is collected when a booking is over.
create table saved_cards (
  booking_id uuid primary key references bookings,
  customer_id text not null,
  payment_method_id text not null,
  brand text,
  last4 text,
  saved_at timestamptz not null
);
comment on table saved_cards is 'payments: the card that the customer agreed may be charged later, by the provider''s ids alone';

create table deposits (
  id uuid primary key,
  booking_id uuid not null unique references bookings,
  status text not null check (status in ('requested', 'held', 'declined', 'released', 'captured')),
  amount_minor bigint not null check (amount_minor > 0),
  captured_minor bigint not null default 0 check (captured_minor between 0 and amount_minor),
  currency char(3) not null,
  payment_intent_id text unique,
  capture_before timestamptz,
  stale_intent_id text,
  renewals integer not null default 0,
  failure_code text,
  attempts integer not null default 0,
  next_try_at timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((status in ('held', 'captured')) <= (payment_intent_id is not null)),
  check ((status = 'captured') = (captured_minor > 0))
);
comment on table deposits is 'payments: an amount authorised at pick-up, renewed before it lapses, released or captured in part at the end; next_try_at stands while the provider is asked, and renewals counts the answers, so that each call has a key of its own';
create index deposits_due on deposits (next_try_at) where next_try_at is not null;
create index deposits_lapsing on deposits (capture_before) where status = 'held';
create index deposits_stale on deposits (id) where stale_intent_id is not null;

create table booking_charges (
  id uuid primary key,
  booking_id uuid not null references bookings,
  kind text not null check (kind in ('damage', 'cleaning', 'fine', 'fuel', 'other')),
  note text not null check (note <> ''),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  created_at timestamptz not null
);
comment on table booking_charges is 'booking: what staff charge for beside the price, and why';
create index booking_charges_by_booking on booking_charges (booking_id);

create table collections (
  id uuid primary key,
  booking_id uuid not null references bookings,
  cause text not null unique,
  due_at timestamptz not null,
  settled_at timestamptz,
  created_at timestamptz not null
);
comment on table collections is 'payments: when what is due at the end of a booking is taken, from the deposit first, then from the saved card';
create index collections_due on collections (due_at) where settled_at is null;
create index collections_by_booking on collections (booking_id);
