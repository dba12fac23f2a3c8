-- Reminders: found by the time they are about, and passed over when they are no longer true.
create index bookings_ending on bookings (ends_at) where status = 'active';
alter table notifications add column skipped_at timestamptz;
alter table notifications add check (skipped_at is null or sent_at is null);
drop index notifications_due;
create index notifications_due on notifications (due_at) where sent_at is null and skipped_at is null;
