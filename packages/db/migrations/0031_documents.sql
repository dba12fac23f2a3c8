-- Invoices, credit notes and receipts: numbered without gaps, and never changed.
create table companies (
  id text primary key check (id ~ '^[a-z0-9-]{2,40}$'),
  -- Begins the numbers of its documents.
  code text not null unique check (code ~ '^[A-Z0-9]{2,8}$'),
  name text not null,
  address text not null,
  postcode text not null,
  city text not null,
  country char(2) not null,
  registration text not null,
  tax_number text not null,
  email citext not null
);
comment on table companies is 'fleet: the legal person that runs branches and sells at them';
insert into companies (id, code, name, address, postcode, city, country, registration, tax_number, email)
values ('forecourt', 'FC', 'Forecourt', '1 place de la Gare', '69003', 'Lyon', 'FR', 'RCS Lyon 000 000 000', 'FR00000000000', 'billing@forecourt.test');

alter table branches add column company_id text not null default 'forecourt' references companies;

-- The tax inside an amount that includes it, rounded once, half away from zero.
create function tax_within(gross_minor bigint, basis_points integer) returns bigint
language sql immutable strict parallel safe as
$$ select round(gross_minor::numeric * basis_points / (10000 + basis_points))::bigint $$;

create table document_counters (
  company_id text not null references companies,
  kind text not null check (kind in ('invoice', 'credit_note', 'receipt')),
  year integer not null,
  last_sequence integer not null check (last_sequence >= 0),
  primary key (company_id, kind, year)
);
comment on table document_counters is 'invoicing: the last number of each series; its row lock is what leaves no gap';

create table documents (
  id uuid primary key,
  kind text not null check (kind in ('invoice', 'credit_note', 'receipt')),
  company_id text not null references companies,
  year integer not null,
  sequence integer not null check (sequence > 0),
  number text not null,
  cause text not null unique,
  booking_id uuid not null references bookings,
  -- Of a credit note: the invoice that it takes back from.
  invoice_id uuid references documents,
  payment_id uuid references payments,
  refund_id uuid references refunds,
  issued_at timestamptz not null,
  time_zone text not null,
  locale text not null check (locale in ('en', 'fr')),
  currency char(3) not null,
  total_minor bigint not null check (total_minor > 0),
  -- Inside the total; a receipt breaks no tax out.
  tax_minor bigint not null check (tax_minor between 0 and total_minor),
  -- Of an invoice: what was paid of it when it was issued.
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  -- As they were on the day.
  seller jsonb not null,
  customer jsonb not null,
  subject jsonb not null,
  unique (company_id, kind, year, sequence),
  check ((kind = 'credit_note') = (invoice_id is not null)),
  check (kind <> 'receipt' or (payment_id is null) <> (refund_id is null))
);
comment on table documents is 'invoicing: what was issued to a customer, as it was issued';
create index documents_by_booking on documents (booking_id, issued_at);
create index documents_by_invoice on documents (invoice_id) where invoice_id is not null;

create table document_lines (
  document_id uuid not null references documents,
  place integer not null check (place > 0),
  code text not null,
  kind text not null,
  quantity double precision not null,
  unit_minor bigint not null,
  amount_minor bigint not null,
  tax_basis_points integer not null check (tax_basis_points between 0 and 5000),
  -- Its share of the tax, which is rounded once for all lines of a rate.
  tax_minor bigint not null,
  account text not null references ledger_accounts,
  params jsonb not null,
  primary key (document_id, place)
);
comment on table document_lines is 'invoicing: what an invoice or a credit note is for; amounts include their tax';

create function documents_are_final() returns trigger language plpgsql as $$
begin raise exception 'what was issued is not changed; a credit note takes it back' using errcode = '23514'; end $$;
create trigger documents_final before update or delete or truncate on documents
  for each statement execute function documents_are_final();
create trigger document_lines_final before update or delete or truncate on document_lines
  for each statement execute function documents_are_final();

-- The lines of a document are written by one statement: they are its total and its tax, and none is added later.
create function document_must_add_up() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select d.number into wrong from (
    select document_id, count(*) as lines, sum(amount_minor) as amount, sum(tax_minor) as tax from added group by 1) a
  join documents d on d.id = a.document_id
  where (a.amount, a.tax) <> (d.total_minor, d.tax_minor)
    or a.lines <> (select count(*) from document_lines l where l.document_id = d.id) limit 1;
  if found then
    raise exception 'the lines of % are not its total and its tax', wrong using errcode = '23514';
  end if;
  return null;
end $$;
create trigger document_adds_up after insert on document_lines referencing new table as added
  for each statement execute function document_must_add_up();

-- And an invoice has lines, once its transaction is through.
create function document_must_have_lines() returns trigger language plpgsql as $$
begin
  if not exists (select from document_lines where document_id = new.id) then
    raise exception '% has no lines', new.number using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger document_has_lines after insert on documents deferrable initially deferred
  for each row when (new.kind <> 'receipt') execute function document_must_have_lines();

-- A counter only counts on.
create function document_counter_counts_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.last_sequence not between old.last_sequence and old.last_sequence + 1 then
    raise exception 'numbers of documents follow one another' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger document_counter_counts_on before update or delete on document_counters
  for each row execute function document_counter_counts_on();

-- How a document is called: FCFR-2026-000123, FCFR-C-2026-000042, FCFR-R-2026-000345.
create function document_number(company_code text, kind text, year integer, sequence integer) returns text
language sql immutable strict parallel safe as
$$ select company_code || case kind when 'invoice' then '' when 'credit_note' then '-C' else '-R' end
          || '-' || year || '-' || lpad(sequence::text, 6, '0') $$;
