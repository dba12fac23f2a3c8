-- The ledger in full: its accounts as data, and which of them earns by what kind of line.
create table ledger_accounts (
  id text primary key check (id ~ '^[a-z_]{2,40}$'),
  kind text not null check (kind in ('asset', 'liability', 'revenue', 'expense')),
  name_en text not null,
  name_fr text not null
);
comment on table ledger_accounts is 'payments: the accounts of the ledger; what is taken off revenue is an account of revenue in debit';

insert into ledger_accounts (id, kind, name_en, name_fr) values
  ('receivable', 'asset', 'Customers', 'Clients'),
  ('card_clearing', 'asset', 'Cards, with the payment provider', 'Cartes, chez le prestataire de paiement'),
  ('cash', 'asset', 'Cash', 'Espèces'),
  ('disputes', 'asset', 'Money held back in disputes', 'Sommes retenues en litige'),
  ('deposits_held', 'liability', 'Deposits held', 'Dépôts de garantie'),
  ('tax', 'liability', 'Tax collected', 'TVA collectée'),
  ('revenue_rental', 'revenue', 'Rental', 'Location'),
  ('revenue_parking', 'revenue', 'Parking', 'Stationnement'),
  ('revenue_extras', 'revenue', 'Extras', 'Options'),
  ('revenue_cover', 'revenue', 'Cover', 'Assurances'),
  ('revenue_one_way', 'revenue', 'One-way fees', 'Frais d’aller simple'),
  ('revenue_fees', 'revenue', 'Fees', 'Frais'),
  ('revenue_usage', 'revenue', 'Kilometres, fuel and charging', 'Kilomètres, carburant et recharge'),
  ('revenue_late', 'revenue', 'Late returns and overstays', 'Retards et dépassements'),
  ('discounts', 'revenue', 'Discounts', 'Remises'),
  ('refunds', 'revenue', 'Refunds of what was invoiced', 'Avoirs'),
  ('fees', 'expense', 'Fees of the payment provider', 'Frais du prestataire de paiement');

create table ledger_revenue (
  product text not null check (product in ('rental', 'parking')),
  -- The kind of a line item; an extra that protects is of the kind `cover`.
  line_kind text not null,
  account text not null references ledger_accounts,
  primary key (product, line_kind)
);
comment on table ledger_revenue is 'payments: the account that a line of an invoice earns for, by its kind';

insert into ledger_revenue (product, line_kind, account)
select product, kind, case account when 'base' then 'revenue_' || product else account end
from (values ('rental'), ('parking')) as p (product), (values
  ('base', 'base'),
  ('adjustment', 'base'),
  ('credit', 'base'),
  ('one_way', 'revenue_one_way'),
  ('young_driver', 'revenue_fees'),
  ('chosen_unit', 'revenue_fees'),
  ('change_fee', 'revenue_fees'),
  ('extra', 'revenue_extras'),
  ('cover', 'revenue_cover'),
  ('discount', 'discounts'),
  ('charge', 'revenue_fees'),
  ('late', 'revenue_late'),
  ('usage', 'revenue_usage')
) as k (kind, account);

-- What a customer owes has its proper name, and entries say which line of a document they are for.
drop trigger ledger_entries_append_only on ledger_entries;
alter table ledger_entries drop constraint ledger_entries_account_check;
update ledger_entries set account = 'receivable' where account = 'customer';
alter table ledger_entries
  add foreign key (account) references ledger_accounts,
  add column line integer check (line > 0);
comment on table ledger_entries is 'payments: debits positive, credits negative; each transaction sums to zero; line is the place in the document it is for';
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_is_append_only();
create trigger ledger_accounts_append_only before update or delete or truncate on ledger_accounts
  for each statement execute function ledger_is_append_only();

-- The entries of a transaction are written by one statement, so balance is asked once a statement, not once a row.
drop trigger ledger_balances on ledger_entries;
drop function ledger_must_balance();
create function ledger_must_balance() returns trigger language plpgsql as $$
declare
  unbalanced bigint;
begin
  select transaction_id into unbalanced from added
  group by transaction_id, currency having sum(amount_minor) <> 0 limit 1;
  if found then
    raise exception 'ledger transaction % does not balance', unbalanced using errcode = '23514';
  end if;
  return null;
end $$;
create trigger ledger_balances after insert on ledger_entries referencing new table as added
  for each statement execute function ledger_must_balance();
