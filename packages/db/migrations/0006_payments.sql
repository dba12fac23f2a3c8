-- Money. Stripe's ids beside ours; the ledger is append-only and balances.
create table payments (
  id uuid primary key,
  booking_id uuid not null references bookings,
  cause text not null unique,
  status text not null check (status in ('created', 'open', 'succeeded', 'expired')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  checkout_session_id text unique,
  checkout_url text,
  payment_intent_id text unique,
  card_brand text,
  card_last4 text,
  failure_code text,
  created_at timestamptz not null,
  paid_at timestamptz
);
comment on table payments is 'payments: one per cause; its id is the idempotency key of the call to Stripe';
create index payments_by_booking on payments (booking_id);
create index payments_unsettled on payments (created_at) where status in ('created', 'open');

create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments,
  booking_id uuid not null references bookings,
  cause text not null unique,
  status text not null check (status in ('requested', 'succeeded', 'failed')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  reason text not null,
  stripe_refund_id text unique,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  settled_at timestamptz
);
comment on table refunds is 'payments: money on its way back to the card it came from';
create index refunds_by_payment on refunds (payment_id);
create index refunds_unsettled on refunds (created_at) where status = 'requested';

create table stripe_events (
  id text primary key,
  type text not null,
  object_id text not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
comment on table stripe_events is 'payments: the webhook inbox; the effect comes from the object fetched again, not from the event';
create index stripe_events_unprocessed on stripe_events (received_at) where processed_at is null;

create table ledger_transactions (
  id bigint generated always as identity primary key,
  cause text not null unique,
  booking_id uuid not null references bookings,
  at timestamptz not null
);
comment on table ledger_transactions is 'payments: one movement of money and its cause';
create index ledger_transactions_by_booking on ledger_transactions (booking_id);

create table ledger_entries (
  id bigint generated always as identity primary key,
  transaction_id bigint not null references ledger_transactions,
  account text not null check (account in ('card_clearing', 'customer')),
  amount_minor bigint not null check (amount_minor <> 0),
  currency char(3) not null
);
comment on table ledger_entries is 'payments: debits positive, credits negative; each transaction sums to zero';
create index ledger_entries_by_transaction on ledger_entries (transaction_id);

create function ledger_must_balance() returns trigger language plpgsql as $$
begin
  if exists (select 1 from ledger_entries where transaction_id = new.transaction_id
             group by currency having sum(amount_minor) <> 0) then
    raise exception 'ledger transaction % does not balance', new.transaction_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_must_balance();

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the ledger is append-only' using errcode = '23514'; end $$;
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each statement execute function ledger_is_append_only();
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each statement execute function ledger_is_append_only();
