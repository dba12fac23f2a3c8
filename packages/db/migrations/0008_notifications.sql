create table notifications (
  id uuid primary key,
  cause_key text not null unique,
  kind text not null,
  channel text not null check (channel in ('email', 'sms', 'push')),
  recipient text not null,
  locale text not null check (locale in ('en', 'fr')),
  booking_id uuid references bookings,
  subject text,
  text_body text,
  html_body text,
  attachments jsonb not null default '[]',
  due_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null
);
comment on table notifications is 'notifications: one row per message; the cause key makes it exist once';
create index notifications_due on notifications (due_at) where sent_at is null;
create index notifications_by_booking on notifications (booking_id);
create index notifications_sent on notifications (sent_at desc) where sent_at is not null;
