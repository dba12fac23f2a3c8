-- A flexible rate is paid at pick-up, parking at the exit: its price is held on the card, as the deposit is. Plans that
-- stand go on as they were sold.
alter table rate_plans add column flexible_payment text not null default 'booking'
  check (flexible_payment in ('booking', 'pickup'));
alter table rate_plans alter column flexible_payment set default 'pickup';

alter table payments drop constraint payments_status_check,
  add constraint payments_status_check check (status in ('created', 'open', 'secured', 'succeeded', 'expired'));
comment on table payments is 'payments: one per cause; its id is the idempotency key of the call to Stripe; secured: the checkout ended with an amount held, or a card saved, and nothing taken';

alter table deposits rename to authorisations;
alter index deposits_due rename to authorisations_due;
alter index deposits_lapsing rename to authorisations_lapsing;
alter index deposits_stale rename to authorisations_stale;
alter table authorisations drop constraint deposits_booking_id_key,
  add column kind text not null default 'deposit' check (kind in ('deposit', 'price')),
  add column held_minor bigint not null default 0,
  add column asked_minor bigint,
  add column first_failed_at timestamptz,
  add constraint authorisations_one_of_a_kind unique (booking_id, kind);
alter table authorisations alter column kind drop default;
update authorisations set held_minor = amount_minor where status in ('held', 'captured');
comment on table authorisations is 'payments: an amount to be held on a card, the price until pick-up or exit and the deposit until the return: renewed before it lapses, then released or captured in part. amount_minor is what is wanted, held_minor what is held; next_try_at and asked_minor stand while the provider is asked, and renewals counts the answers, so that each call has a key of its own';
