-- Cash at the counter: drawers that are opened with a counted float and closed with a count, and all that moved between.
alter table payments add column method text not null default 'card' check (method in ('card', 'cash'));
alter table payments add check (method = 'card' or (payment_intent_id is null and checkout_session_id is null));
create index payments_in_cash on payments (booking_id) where method = 'cash';

insert into ledger_accounts (id, kind, name_en, name_fr) values
  ('cash_safe', 'asset', 'Safe and bank', 'Coffre et banque'),
  ('cash_differences', 'expense', 'Differences of the tills', 'Écarts de caisse');

-- What moves between a till and the safe is for no booking.
alter table ledger_transactions alter column booking_id drop not null;

create table till_sessions (
  id uuid primary key,
  branch_id text not null references branches,
  drawer integer not null check (drawer between 1 and 20),
  currency char(3) not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  -- What lies in the drawer now, by its movements; a drawer cannot give what it does not hold.
  balance_minor bigint not null default 0 check (balance_minor >= 0),
  closed_at timestamptz,
  closed_by uuid,
  -- What should have been there at the end, and what was.
  expected_minor bigint check (expected_minor >= 0),
  counted_minor bigint check (counted_minor >= 0),
  note text,
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (expected_minor is null)),
  check ((closed_at is null) = (counted_minor is null)),
  check (closed_at is null or balance_minor = 0)
);
comment on table till_sessions is 'payments: a drawer of a branch from its opening with a counted float to its closing with a count';
create unique index till_sessions_open on till_sessions (branch_id, drawer) where closed_at is null;
create index till_sessions_closed on till_sessions (branch_id, closed_at) where closed_at is not null;

create table till_movements (
  id uuid primary key,
  session_id uuid not null references till_sessions,
  kind text not null check (kind in ('float', 'payment', 'refund', 'pay_in', 'pay_out', 'difference', 'closing')),
  amount_minor bigint not null check (amount_minor <> 0),
  ledger_cause text not null unique references ledger_transactions (cause),
  booking_id uuid references bookings,
  reason text,
  at timestamptz not null,
  by_id uuid not null,
  check ((kind in ('payment', 'refund')) = (booking_id is not null)),
  check ((kind in ('pay_in', 'pay_out')) = (reason is not null)),
  check (kind not in ('float', 'payment', 'pay_in') or amount_minor > 0),
  check (kind not in ('refund', 'pay_out', 'closing') or amount_minor < 0)
);
comment on table till_movements is 'payments: cash into a till (above zero) or out of it, each with the cause of its entries in the ledger';
create index till_movements_by_session on till_movements (session_id, at);
create trigger till_movements_append_only before update or delete or truncate on till_movements
  for each statement execute function ledger_is_append_only();
