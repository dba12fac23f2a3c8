import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from './index.ts'
import { checkInvariants, findBreaches, invariants } from './invariants.ts'
import { seed } from './seed/index.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await seed(database.sql, { size: 'small', now: new Date() })
})
afterAll(() => database.drop())

/** A confirmed booking there and back, whose claim is the last of its unit: nothing else hangs on it. */
const lastClaim = `
  (select k.* from claims k join bookings b on b.id = k.booking_id
   where b.status = 'confirmed' and k.from_branch_id = k.to_branch_id
     and not exists (select 1 from claims later where later.unit_id = k.unit_id and lower(later.during) > lower(k.during))
   order by k.id limit 1)`
const paid = `(select p.* from payments p where status = 'succeeded'
  and exists (select 1 from bookings b where b.id = p.booking_id and b.status = 'confirmed')
  and not exists (select 1 from refunds r where r.payment_id = p.id) order by id limit 1)`
const elsewhere = (branch: string) => `(select min(id) from branches where id <> ${branch})`

/** A quote like that of the booking of `lastClaim`, and a change to it. */
const change = (status: string, changed = '') => `
  insert into quotes select (q).* from (
    select jsonb_populate_record(q, jsonb_build_object('id', gen_random_uuid())) as q from quotes q
    where q.id = (select quote_id from bookings where id = (select booking_id from ${lastClaim} k))) copy;
  insert into booking_changes (id, booking_id, kind, status, quote_id, from_quote_id, due_minor, expires_at, created_at, closed_at)
  select gen_random_uuid(), b.id, 'modify', '${status}', n.id, ${changed || 'b.quote_id'}, 0, now(), now(), ${status === 'pending' ? 'null' : 'now()'}
  from bookings b, (select id from quotes where id not in (select quote_id from bookings) order by created_at desc, id limit 1) n
  where b.id = (select booking_id from ${lastClaim} k);`

/** A till that holds five euros, of which no movement tells. */
const openTill = `
  insert into till_sessions (id, branch_id, drawer, currency, opened_at, opened_by, balance_minor)
  select gen_random_uuid(), min(id), 1, 'EUR', now(), gen_random_uuid(), 500 from branches;`

/** What each invariant forbids, done by hand: first what would have refused it is taken away. */
const breaches: Record<string, string> = {
  claims_apart: `
    alter table claims drop constraint claims_no_overlap;
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select unit_id, 'maintenance', during, to_branch_id, to_branch_id, now() from ${lastClaim} k`,
  claims_real: `
    do $$ declare name text; begin
      for name in select conname from pg_constraint where conrelid = 'claims'::regclass and contype = 'c' loop
        execute format('alter table claims drop constraint %I', name);
      end loop;
    end $$;
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select id, 'maintenance', 'empty', branch_id, branch_id, now() from units
    where id not in (select unit_id from claims) limit 1`,
  claims_chain: `
    drop trigger claims_chain on claims;
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select unit_id, 'maintenance', tstzrange(upper(during), upper(during) + interval '1 day'),
           ${elsewhere('k.to_branch_id')}, k.to_branch_id, now() from ${lastClaim} k`,
  units_placed: `
    update units u set branch_id = ${elsewhere('u.branch_id')} where id = (
      select unit_id from claim_history where outcome = 'completed'
        and unit_id not in (select unit_id from claims) order by id limit 1)`,
  bookings_claimed: `delete from claims where id = (select id from ${lastClaim} k)`,
  claims_owed: `
    insert into claim_history select id, unit_id, booking_id, kind, during, from_branch_id, to_branch_id, 'cancelled', now()
    from ${lastClaim} k;
    update bookings set status = 'cancelled', closed_at = now() where id = (select booking_id from ${lastClaim} k)`,
  claims_agree: `update bookings set ends_at = ends_at + interval '2 days' where id = (select booking_id from ${lastClaim} k)`,
  conflicts_waiting: `
    insert into booking_conflicts (id, booking_id, unit_id, cause, found_at)
    select gen_random_uuid(), id, unit_id, 'out_of_service', now() from bookings where status = 'completed' limit 1`,
  history_kept: `delete from claim_history where id = (select min(id) from claim_history where outcome = 'cancelled')`,
  quotes_itemised: `
    alter table quotes drop constraint quotes_check1;
    update quotes set lines = lines - 0 where id = (select min(id::text)::uuid from quotes)`,
  bookings_priced: `update bookings set total_minor = total_minor - 1 where id = (select booking_id from ${lastClaim} k)`,
  changes_claimed: `
    ${change('expired')}
    insert into claims (unit_id, kind, change_id, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
    select k.unit_id, 'change', c.id, tstzrange(upper(k.during), upper(k.during) + interval '1 day'),
           k.to_branch_id, k.to_branch_id, c.expires_at, now() from ${lastClaim} k, booking_changes c`,
  changes_current: change('pending', '(select min(id::text)::uuid from quotes where id <> b.quote_id)'),
  changes_made: change('applied'),
  bills_itemised: `
    alter table booking_bills drop constraint booking_bills_check;
    insert into booking_bills (booking_id, currency, lines, total_minor, created_at)
    select id, currency, '[]', total_minor, now() from bookings where status = 'completed' limit 1`,
  ledger_balanced: `
    drop trigger ledger_balances on ledger_entries;
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select min(id), 'receivable', 1, 'EUR' from ledger_transactions`,
  money_conserved: `
    with t as (insert into ledger_transactions (cause, booking_id, at) select 'twice', booking_id, now() from ${paid} p returning id)
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select t.id, account, amount, 'EUR' from t, (values ('card_clearing', 7), ('receivable', -7)) as v (account, amount)`,
  charged_once: `
    alter table payments drop constraint payments_cause_key;
    insert into payments (id, booking_id, cause, status, amount_minor, currency, created_at, paid_at)
    select gen_random_uuid(), booking_id, cause, status, amount_minor, currency, created_at, paid_at from ${paid} p;
    with t as (insert into ledger_transactions (cause, booking_id, at) select 'twice', booking_id, now() from ${paid} p returning id)
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select t.id, account, sign * p.amount_minor, p.currency
    from t, ${paid} p, (values ('card_clearing', 1), ('receivable', -1)) as v (account, sign)`,
  documents_numbered: `
    drop trigger document_counter_counts_on on document_counters;
    update document_counters set last_sequence = last_sequence + 2 where kind = 'invoice'`,
  documents_booked: `
    drop trigger documents_final on documents;
    update documents set total_minor = total_minor + 1 where id = (select min(id::text)::uuid from documents where kind = 'invoice')`,
  refunds_covered: `
    insert into refunds (id, payment_id, booking_id, cause, status, amount_minor, currency, reason, created_at)
    select gen_random_uuid(), id, booking_id, 'test', 'requested', amount_minor + 1, currency, 'test', now() from ${paid} p`,
  paid_for: `
    insert into payments (id, booking_id, cause, status, amount_minor, currency, created_at, paid_at)
    select gen_random_uuid(), id, 'twice', 'succeeded', 1, currency, now(), now() from bookings where status = 'completed' limit 1;
    with t as (insert into ledger_transactions (cause, booking_id, at)
      select 'twice', booking_id, now() from payments where cause = 'twice' returning id, booking_id)
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select t.id, account, sign, b.currency from t join bookings b on b.id = t.booking_id,
      (values ('card_clearing', 1), ('receivable', -1)) as v (account, sign)`,
  goodwill_refunded: `
    insert into goodwill_refunds (id, booking_id, amount_minor, currency, note, status, asked_by, asked_at, decided_at)
    select gen_random_uuid(), id, 1, currency, 'test', 'granted', gen_random_uuid(), now(), now() from bookings limit 1`,
  promotions_counted: `update promotions set used_count = 1 where code = 'WELCOME10'`,
  points_balanced: `update loyalty_accounts set balance = balance + 1`,
  tills_booked: `
    ${openTill}
    insert into till_movements (id, session_id, kind, amount_minor, ledger_cause, at, by_id)
    select gen_random_uuid(), s.id, 'float', 500, (select min(cause) from ledger_transactions), now(), s.opened_by from till_sessions s`,
  tills_counted: openTill,
  disputes_booked: `
    with t as (insert into ledger_transactions (cause, booking_id, at) select 'twice', booking_id, now() from ${paid} p returning id)
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select t.id, account, amount, 'EUR' from t, (values ('disputes', 7), ('receivable', -7)) as v (account, amount)`,
}

class RolledBack extends Error {}

/** The names of the invariants that are broken after `breach`, which is then undone. */
async function brokenBy(breach: string): Promise<string[]> {
  let broken: string[] = []
  const trial = database.sql.begin(async (tx: Tx) => {
    await tx.unsafe(breach)
    broken = (await findBreaches(tx)).filter((found) => found.breaches.length > 0).map(({ name }) => name)
    throw new RolledBack()
  })
  await expect(trial).rejects.toThrow(RolledBack)
  return broken
}

test('a fresh seed breaks none', async () => {
  const findings = await checkInvariants(database.sql)
  expect(findings.flatMap(({ breaches }) => breaches)).toEqual([])
  expect(findings).toHaveLength(invariants.length)
})

describe('exactly the one that is broken fails', () => {
  test.each(invariants.map(({ name }) => name))('%s', async (name) => {
    const breach = breaches[name]
    if (breach === undefined) throw new Error(`No breach is planted for ${name}.`)
    expect(await brokenBy(breach)).toEqual([name])
  })
})

describe('the command', () => {
  const run = () => {
    const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))
    const env = { ...process.env, DATABASE_URL: database.url }
    return promisify(execFile)(path('../../../node_modules/.bin/node'), [path('check-invariants.ts')], {
      env,
    })
  }

  test('says that all hold, and names what does not', async () => {
    expect((await run()).stdout).toContain(`All ${invariants.length} hold.`)
    await database.sql`update bookings set total_minor = total_minor + 100`
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/BROKEN {2}bookings_priced/),
    })
  })
})
