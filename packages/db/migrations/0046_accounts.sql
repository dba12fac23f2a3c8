create table password_resets (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
comment on table password_resets is 'identity: asked-for new passwords; the secret of a link is made from the id and kept nowhere';
create index password_resets_by_user on password_resets (user_id) where used_at is null;

alter table users add column email_verified_at timestamptz;
comment on column users.email_verified_at is 'when somebody opened a link that was sent to the address';

alter table notifications add column user_id uuid references users;
alter table notifications add check (num_nonnulls(booking_id, user_id) = 1);
comment on column notifications.user_id is 'whose account a message is about; one about a booking has its booking instead';
