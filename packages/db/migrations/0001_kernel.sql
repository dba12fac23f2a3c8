-- What every context stands on: events, audit, idempotency.
create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists postgis;

create table outbox (
  id bigint generated always as identity primary key,
  seq bigint unique,
  type text not null,
  topics text[] not null default '{}',
  payload jsonb not null,
  occurred_at timestamptz not null
);
comment on table outbox is 'kernel: events, written in the transaction of the verb; the relay gives each committed row its gap-free seq';
create index outbox_without_seq on outbox (id) where seq is null;

create table relay_state (
  only_row boolean primary key default true check (only_row),
  last_seq bigint not null default 0
);
comment on table relay_state is 'kernel: the last seq that the relay gave out';
insert into relay_state default values;

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  verb text not null,
  subject_type text,
  subject_id text,
  detail jsonb not null default '{}',
  request_id text
);
comment on table audit_log is 'kernel: who did what to which thing, appended in the same transaction';
create index audit_log_by_subject on audit_log (subject_type, subject_id, id);

create table idempotency_keys (
  scope text not null,
  key text not null,
  verb text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
comment on table idempotency_keys is 'kernel: the first answer to each keyed write, so that a retry gets the same';
