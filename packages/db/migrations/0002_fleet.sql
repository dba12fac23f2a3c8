-- Places, branches, classes and units.
create table places (
  id bigint generated always as identity primary key,
  name text not null,
  region text,
  country char(2) not null,
  kind text not null check (kind in ('city', 'airport', 'station')),
  code text,
  population integer not null default 0,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180)
);
comment on table places is 'fleet: the gazetteer behind place search';
create index places_by_name on places using gin (lower(name) gin_trgm_ops);
create index places_by_code on places (code) where code is not null;

create table branches (
  id text primary key check (id ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  kind text not null check (kind in ('city', 'airport', 'station')),
  rents boolean not null,
  parks boolean not null,
  address text not null,
  postcode text not null,
  city text not null,
  country char(2) not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  position geography(Point, 4326) not null generated always as
    (st_setsrid(st_makepoint(longitude, latitude), 4326)::geography) stored,
  time_zone text not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  opening_hours text not null,
  phone text not null,
  email citext not null,
  tax_basis_points integer not null check (tax_basis_points between 0 and 5000),
  -- Rules of the trade, each a setting of the branch (docs/architecture.md, "Defaults of the trade").
  turnaround_minutes integer not null default 60 check (turnaround_minutes between 0 and 1440),
  early_minutes integer not null default 30 check (early_minutes between 0 and 1440),
  free_cancellation_minutes integer not null default 1440 check (free_cancellation_minutes >= 0),
  rental_no_show_minutes integer not null default 120 check (rental_no_show_minutes > 0),
  parking_no_show_minutes integer not null default 120 check (parking_no_show_minutes > 0),
  short_parking_no_show_minutes integer not null default 30 check (short_parking_no_show_minutes > 0),
  created_at timestamptz not null default now(),
  check (rents or parks)
);
comment on table branches is 'fleet: a place with an address, a zone, opening hours and a currency; it rents, parks, or both';
create index branches_by_position on branches using gist (position);
create index branches_by_name on branches using gin (lower(name || ' ' || city) gin_trgm_ops);

create table classes (
  id text primary key check (id ~ '^[A-Z0-9-]{2,20}$'),
  product text not null check (product in ('rental', 'parking')),
  acriss char(4),
  bay_kind text check (bay_kind in ('standard', 'ev', 'accessible', 'oversize')),
  name_en text not null,
  name_fr text not null,
  example text,
  seats integer check (seats between 1 and 20),
  doors integer check (doors between 0 and 6),
  bags integer check (bags between 0 and 20),
  gearbox text check (gearbox in ('manual', 'automatic')),
  fuel text check (fuel in ('petrol', 'diesel', 'hybrid', 'electric')),
  min_age integer not null default 0 check (min_age between 0 and 99),
  max_height_cm integer check (max_height_cm > 0),
  sort integer not null default 0,
  unique (id, product),
  check ((product = 'rental') = (acriss is not null)),
  check ((product = 'parking') = (bay_kind is not null))
);
comment on table classes is 'fleet: what a customer chooses, an ACRISS vehicle class or a bay class';

create table units (
  id uuid primary key,
  product text not null,
  class_id text not null,
  branch_id text not null references branches,
  label text not null,
  plate citext unique,
  make text,
  model text,
  model_year integer check (model_year between 1950 and 2100),
  colour text,
  odometer_km integer check (odometer_km >= 0),
  energy_percent integer check (energy_percent between 0 and 100),
  level text,
  covered boolean,
  ev_kw integer check (ev_kw > 0),
  ev_connector text,
  status text not null default 'in_service' check (status in ('in_service', 'maintenance', 'damaged', 'retired')),
  status_note text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  foreign key (class_id, product) references classes (id, product),
  check ((product = 'rental') = (plate is not null))
);
comment on table units is 'fleet: one physical thing that can be claimed, a vehicle or a bay; branch_id is where it stands now';
create index units_by_branch on units (branch_id, class_id) where status = 'in_service';
create index units_by_class on units (class_id, branch_id);
create index units_in_order on units (branch_id, label, id);
create unique index units_bay_label on units (branch_id, label) where product = 'parking';
