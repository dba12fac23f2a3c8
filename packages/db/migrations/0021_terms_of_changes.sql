-- Moving a booking after its free time does not start that time anew: the terms go on counting from this start.
alter table bookings add column terms_starts_at timestamptz;
