-- An extra that was counted once may be without limit again; what bookings have claimed of it is kept, so that it can be
-- counted anew.
alter table extra_stock alter column quantity drop not null;
comment on table extra_stock is 'pricing: how many pieces of an extra a branch has; without a number, or not here, it is never short';
