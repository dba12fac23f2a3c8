-- What is out now: few rows, asked for each unit that is free otherwise, since a unit that is not back yet is not.
create index claims_started on claims (unit_id) where started;
