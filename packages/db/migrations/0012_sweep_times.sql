-- When each sweep runs next. A row, not a lock: no connection is held while a sweep works, and its rate is the same
-- however many workers there are.
create table sweep_times (
  name text primary key,
  next_at timestamptz not null
);
comment on table sweep_times is 'kernel: when each sweep of the workers is due next';
