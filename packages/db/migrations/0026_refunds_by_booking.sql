-- A booking's view sums up its refunds.
create index refunds_by_booking on refunds (booking_id);
