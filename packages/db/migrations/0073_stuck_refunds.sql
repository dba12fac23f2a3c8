-- A refund that the customer's bank sends back is still owed. It is stuck until staff hand it over in cash or transfer it.
alter table refunds
  drop constraint refunds_status_check,
  add constraint refunds_status_check check (status in ('requested', 'stuck', 'succeeded', 'failed')),
  -- By the payment that it gives back, or otherwise after that way was closed.
  add column way text not null default 'payment' check (way in ('payment', 'till', 'transfer')),
  add column transfer_note text,
  add check ((way = 'transfer') = (transfer_note is not null)),
  drop column attempts;
alter table refunds rename column last_error to failure_code;
create index refunds_stuck on refunds (booking_id) where status = 'stuck';
insert into ledger_accounts (id, kind, name_en, name_fr) values ('bank', 'asset', 'Bank transfers', 'Virements');
