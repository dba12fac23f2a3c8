-- What cardholders dispute with their bank: the money leaves until it is decided, and a fee with it.
insert into ledger_accounts (id, kind, name_en, name_fr) values
  ('dispute_losses', 'expense', 'Lost disputes', 'Litiges perdus');

create table disputes (
  id uuid primary key,
  stripe_dispute_id text not null unique,
  payment_id uuid not null references payments,
  booking_id uuid not null references bookings,
  status text not null check (status in ('needs_response', 'under_review', 'won', 'lost', 'closed')),
  reason text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  -- Until when the bank takes evidence; null when it takes none.
  evidence_due_at timestamptz,
  -- What left and came back so far, as the ledger has it, and of how many entries of the provider's balance it is made.
  withdrawn_minor bigint not null default 0 check (withdrawn_minor >= 0),
  returned_minor bigint not null default 0 check (returned_minor >= 0),
  balance_entries integer not null default 0,
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((status in ('won', 'lost', 'closed')) = (closed_at is not null))
);
comment on table disputes is 'payments: a payment that its cardholder disputes, as the provider tells it';
create index disputes_by_booking on disputes (booking_id);
create index disputes_by_payment on disputes (payment_id);
create index disputes_open on disputes (evidence_due_at) where closed_at is null;
