-- Accounts and sessions.
create table users (
  id uuid primary key,
  email citext not null unique check (email ~ '^[^@\s]+@[^@\s]+$'),
  name text not null,
  phone text,
  password_hash text not null,
  role text not null check (role in ('customer', 'agent', 'manager', 'admin', 'owner')),
  locale text not null default 'en' check (locale in ('en', 'fr')),
  created_at timestamptz not null
);
comment on table users is 'identity: people with a password, customers and staff alike';

create table user_branches (
  user_id uuid not null references users on delete cascade,
  branch_id text not null references branches,
  primary key (user_id, branch_id)
);
comment on table user_branches is 'identity: the branches an agent or manager works for; admins work for all';

create table sessions (
  id text primary key,
  user_id uuid not null references users on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
comment on table sessions is 'identity: signed-in browsers; id is the SHA-256 of the cookie, never the cookie';
create index sessions_by_user on sessions (user_id);

create table sign_in_attempts (
  id bigint generated always as identity primary key,
  key_hash text not null,
  at timestamptz not null
);
comment on table sign_in_attempts is 'identity: failed sign-ins by hashed email and by hashed address, to slow guessing down';
create index sign_in_attempts_by_key on sign_in_attempts (key_hash, at);
