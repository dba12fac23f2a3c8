-- Pictures: of cars as they are handed over and come back, and of driving licences.
create table pictures (
  id uuid primary key,
  -- A JPEG, made smaller and freed of what the camera wrote into it.
  content bytea not null check (octet_length(content) <= 1500000),
  -- The same for lists and print, at most 480 pixels long.
  small bytea not null check (octet_length(small) <= 150000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  created_at timestamptz not null
);
-- They are compressed already.
alter table pictures alter column content set storage external, alter column small set storage external;
comment on table pictures is 'kernel: the bytes of pictures, of which other tables say what they show';

create table condition_photos (
  id uuid primary key,
  booking_id uuid not null references bookings,
  unit_id uuid not null references units,
  stage text not null check (stage in ('out', 'in')),
  view text not null check (view in ('front', 'front_left', 'left', 'rear_left', 'rear', 'rear_right', 'right', 'front_right',
    'seats_front', 'seats_rear', 'dashboard', 'detail')),
  picture_id uuid not null unique references pictures on delete cascade,
  taken_by text not null check (taken_by in ('customer', 'staff')),
  created_at timestamptz not null
);
comment on table condition_photos is 'gate: what a unit looked like when it was handed over and when it came back; only ever added to';
create index condition_photos_by_booking on condition_photos (booking_id, created_at);

create table driver_licences (
  id uuid primary key,
  user_id uuid not null references users,
  status text not null check (status in ('in_review', 'verified', 'rejected', 'replaced')),
  holder_name text not null,
  -- ISO 3166-1 alpha-2.
  country text not null check (country ~ '^[A-Z]{2}$'),
  number text not null,
  expires_on date not null,
  -- Null once the pictures were forgotten.
  front_id uuid references pictures on delete set null,
  back_id uuid references pictures on delete set null,
  sent_at timestamptz not null,
  decided_at timestamptz,
  reason text check (reason in ('unreadable', 'glare', 'cut_off', 'not_a_licence', 'name_differs', 'details_differ', 'expired')),
  check ((status in ('verified', 'rejected')) = (decided_at is not null)),
  check ((status = 'rejected') = (reason is not null))
);
comment on table driver_licences is 'identity: driving licences that customers sent and what staff found; the latest of a customer counts';
create unique index driver_licences_one_in_review on driver_licences (user_id) where status = 'in_review';
create index driver_licences_by_user on driver_licences (user_id, sent_at desc);
create index driver_licences_in_review on driver_licences (sent_at) where status = 'in_review';
create index driver_licences_front on driver_licences (front_id) where front_id is not null;
create index driver_licences_back on driver_licences (back_id) where back_id is not null;
