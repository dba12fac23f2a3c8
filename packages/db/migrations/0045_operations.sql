alter table stripe_events add column parked_at timestamptz;
alter table stripe_events add check (parked_at is null or processed_at is null);
comment on column stripe_events.parked_at is 'after so many failures a person has to look; asked to try again, it is empty';
drop index stripe_events_unprocessed;
create index stripe_events_unprocessed on stripe_events (received_at) where processed_at is null and parked_at is null;
create index stripe_events_parked on stripe_events (received_at desc, id) where parked_at is not null;
create index stripe_events_received on stripe_events (received_at desc, id);

alter table notifications add column given_up_at timestamptz;
alter table notifications add check (given_up_at is null or (sent_at is null and skipped_at is null));
comment on column notifications.given_up_at is 'after so many failures a person has to look; asked to try again, it is empty';
drop index notifications_due;
create index notifications_due on notifications (due_at)
  where sent_at is null and skipped_at is null and given_up_at is null;
create index notifications_given_up on notifications (created_at desc, id) where given_up_at is not null;
create index notifications_created on notifications (created_at desc, id);

alter table sweep_times add column ended_at timestamptz, add column last_error text;
comment on column sweep_times.last_error is 'of the last time that it ran; empty when that went well';
