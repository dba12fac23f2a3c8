-- Each reaction is owed by its name, so that one that failed is run again without the others. (No release knew the flag.)
drop index outbox_owed;
alter table outbox drop column owed;
alter table outbox add column owed text[] not null default '{}';
create index outbox_owed on outbox (seq) where owed <> '{}';
