-- Extras of which a branch has so many pieces.
create table extra_stock (
  branch_id text not null references branches,
  extra_id text not null references extras,
  quantity integer not null check (quantity between 0 and 10000),
  primary key (branch_id, extra_id)
);
comment on table extra_stock is 'pricing: how many pieces of an extra a branch has; an extra that is not here is never short';

create table extra_claims (
  booking_id uuid not null references bookings,
  extra_id text not null,
  branch_id text not null,
  quantity integer not null check (quantity > 0),
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  hold_expires_at timestamptz,
  created_at timestamptz not null,
  primary key (booking_id, extra_id),
  foreign key (branch_id, extra_id) references extra_stock
);
comment on table extra_claims is 'pricing: pieces of an extra that a booking takes from its pick-up branch; hold_expires_at is set while it is only a hold';
create index extra_claims_by_time on extra_claims using gist (branch_id, extra_id, during);

-- Charging that is paid as an extra is not paid again by the kWh.
alter table extras add column includes_energy boolean not null default false;
