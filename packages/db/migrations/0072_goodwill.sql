-- What staff give back of their own accord: up to a limit at once, above it when a second person agrees.
alter table companies add column refund_limit_minor bigint not null default 20000 check (refund_limit_minor >= 0);

create table goodwill_refunds (
  id uuid primary key,
  booking_id uuid not null references bookings,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  note text not null,
  status text not null check (status in ('waiting', 'granted', 'refused')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- Null of one that needed nobody else.
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz,
  check ((status = 'waiting') = (decided_at is null))
);
comment on table goodwill_refunds is 'payments: what staff give back of their own accord, and who agreed to it';
create index goodwill_refunds_by_booking on goodwill_refunds (booking_id, asked_at);
create index goodwill_refunds_waiting on goodwill_refunds (asked_at) where status = 'waiting';
