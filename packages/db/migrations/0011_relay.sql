-- What the workers still owe: events with a reaction that has not run to its end. Redis may forget its jobs, this may not.
alter table outbox add column owed boolean not null default false;
create index outbox_owed on outbox (seq) where owed;
