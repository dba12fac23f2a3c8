-- What staff do to units and bookings beyond the main job.

-- Maintenance that is over is put away like turnarounds and transfers.
drop index claims_blocks;
create index claims_blocks on claims (upper(during)) where kind in ('turnaround', 'transfer', 'maintenance');

-- Active bookings by when they are thought to be back: what the sweep for late ones looks through.
create index bookings_back on bookings (greatest(ends_at, expected_back_at)) where status = 'active';

create index booking_conflicts_by_cause on booking_conflicts (cause_booking_id) where resolved_at is null;

-- Until when a booking waits for its customer: one answer for the desk and for the sweep. A flight may be late, but
-- nobody waits beyond the booked end for it.
create function no_show_at(b bookings, p branches) returns timestamptz language sql stable as $$
  select case
    when b.product = 'rental' then greatest(
      b.starts_at + make_interval(mins => p.rental_no_show_minutes),
      case when b.flight_number is not null
        then least(b.starts_at + make_interval(mins => p.flight_no_show_minutes), b.ends_at) end)
    when b.ends_at - b.starts_at < interval '4 hours' then b.starts_at + make_interval(mins => p.short_parking_no_show_minutes)
    else b.starts_at + make_interval(mins => p.parking_no_show_minutes) end
$$;

-- A vehicle by its plate as somebody reads it off the car.
create index units_by_plate on units (regexp_replace(lower(plate::text), '[^[:alnum:]]', '', 'g')) where product = 'rental';
