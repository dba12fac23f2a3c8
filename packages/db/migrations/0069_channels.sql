-- Text messages and push beside email: where they go, what a customer agreed to and when, and when nobody is to be woken.
create table contact_settings (
  user_id uuid primary key references users,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  time_zone text not null,
  -- Minutes of the day on the customer's own clock; the same twice: none.
  quiet_from integer not null default 1320 check (quiet_from between 0 and 1439),
  quiet_to integer not null default 480 check (quiet_to between 0 and 1439),
  updated_at timestamptz not null
);
comment on table contact_settings is 'notifications: where a customer has messages beside email, and the hours without any';

create table consents (
  id bigint generated always as identity primary key,
  user_id uuid not null references users,
  topic text not null check (topic in ('booking', 'reminders', 'delays', 'money')),
  channel text not null check (channel in ('sms', 'push')),
  allowed boolean not null,
  at timestamptz not null
);
comment on table consents is 'notifications: what a customer agreed to have by which channel, or no longer; only ever added to, the latest counts';
create index consents_latest on consents (user_id, topic, channel, id desc);

create table push_subscriptions (
  id uuid primary key,
  user_id uuid not null references users,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);
comment on table push_subscriptions is 'notifications: the browsers of a customer that take push messages';
create index push_subscriptions_by_user on push_subscriptions (user_id);
