-- Terminals and gates.
create table terminals (
  id uuid primary key,
  branch_id text not null references branches,
  name text not null,
  pairing_code_hash text unique,
  pairing_expires_at timestamptz,
  token_hash text unique,
  paired_at timestamptz,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null
);
comment on table terminals is 'gate: a kiosk or gate device of one branch; codes and tokens are stored as SHA-256 only';
create index terminals_by_branch on terminals (branch_id);

create table gate_commands (
  id uuid primary key,
  terminal_id uuid not null references terminals,
  booking_id uuid not null references bookings,
  direction text not null check (direction in ('in', 'out')),
  status text not null default 'requested' check (status in ('requested', 'opened', 'failed')),
  requested_at timestamptz not null,
  settled_at timestamptz,
  failure text
);
comment on table gate_commands is 'gate: orders to open; the id comes from the terminal, so that a retry is the same order';
create index gate_commands_by_terminal on gate_commands (terminal_id, requested_at desc);
create index gate_commands_waiting on gate_commands (requested_at) where status = 'requested';

create table identify_attempts (
  id bigint generated always as identity primary key,
  terminal_id uuid not null references terminals,
  at timestamptz not null
);
comment on table identify_attempts is 'gate: failed identifications at a terminal; five in a row call for staff';
create index identify_attempts_by_terminal on identify_attempts (terminal_id, at);
