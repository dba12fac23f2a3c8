-- A group of branches can be given up; rules that ended with it keep its name.
alter table branch_groups add column retired_at timestamptz;
