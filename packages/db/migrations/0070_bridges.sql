-- A transfer that the engine made to bring some unit to where a booking starts: any unit of the class may do it.
alter table claims add column bridge boolean not null default false check (not bridge or kind = 'transfer');
