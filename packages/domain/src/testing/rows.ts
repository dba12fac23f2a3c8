/** One row at a time, with defaults: what a test does not care about need not be said. */
import { randomUUID } from 'node:crypto'
import type { Db } from '@forecourt/db'
import type { BranchRow, ClassRow, UnitRow } from '@forecourt/db/schema/fleet'
import type { PromotionRow, QuoteRow, RatePlanRow, RateRuleRow } from '@forecourt/db/schema/pricing'
import type { Actor } from '../kernel/index.ts'

let made = 0
const unique = (stem: string): string => `${stem}-${++made}`

/** Drops what is null, so that the database's own default stands. */
const given = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T

async function insert<R>(sql: Db, table: string, row: object): Promise<R> {
  const rows = await sql`insert into ${sql(table)} ${sql(given(row))} returning *`
  return rows[0] as R
}

/** A branch in Lyon that rents and parks, always open, in euros, unless told otherwise. */
export function makeBranch(sql: Db, over: Partial<BranchRow> = {}): Promise<BranchRow> {
  const id = over.id ?? unique('branch')
  return insert(sql, 'branches', {
    id,
    name: `Branch ${id}`,
    kind: 'city',
    rents: true,
    parks: true,
    address: '1 rue de la République',
    postcode: '69001',
    city: 'Lyon',
    country: 'FR',
    latitude: 45.76,
    longitude: 4.85,
    time_zone: 'Europe/Paris',
    currency: 'EUR',
    opening_hours: '24/7',
    phone: '+33 4 65 71 00 00',
    email: `${id}@forecourt.test`,
    tax_basis_points: 2000,
    ...over,
  })
}

/** A compact manual car; with `product: 'parking'` a standard bay class. */
export function makeClass(sql: Db, over: Partial<ClassRow> = {}): Promise<ClassRow> {
  const id = over.id ?? unique('CLASS').toUpperCase()
  const ofProduct =
    over.product === 'parking'
      ? { bay_kind: 'standard' }
      : {
          acriss: 'CDMR',
          example: 'Renault Clio',
          seats: 5,
          doors: 5,
          bags: 2,
          gearbox: 'manual',
          fuel: 'petrol',
        }
  return insert(sql, 'classes', {
    id,
    product: 'rental',
    name_en: 'Compact',
    name_fr: 'Compacte',
    ...ofProduct,
    ...over,
  })
}

/** A unit of a class at a branch, in service. */
export function makeUnit(
  sql: Db,
  of: { branch: Pick<BranchRow, 'id'>; class: Pick<ClassRow, 'id' | 'product'> },
  over: Partial<UnitRow> = {},
): Promise<UnitRow> {
  const label = unique('U')
  const vehicle = { plate: label.replace('U', 'AA'), make: 'Renault', model: 'Clio' }
  return insert(sql, 'units', {
    id: randomUUID(),
    product: of.class.product,
    class_id: of.class.id,
    branch_id: of.branch.id,
    label,
    ...(of.class.product === 'rental' ? vehicle : { level: '0', covered: false }),
    ...over,
  })
}

/** 5.00 an hour, 40.00 a day, 210.00 a week; 60 minute steps; no fees; paid when it is booked; in force since ever. */
export function makeRatePlan(
  sql: Db,
  of: { branch: Pick<BranchRow, 'id' | 'currency'>; class: Pick<ClassRow, 'id'> },
  over: Partial<RatePlanRow> = {},
): Promise<RatePlanRow> {
  return insert(sql, 'rate_plans', {
    id: randomUUID(),
    branch_id: of.branch.id,
    class_id: of.class.id,
    currency: of.branch.currency,
    hourly_minor: 500,
    daily_minor: 4000,
    weekly_minor: 21000,
    flexible_payment: 'booking',
    created_at: new Date(0),
    ...over,
  })
}

/** A rule for all rentals everywhere, in force since ever; give its kind, what it asks and `change_bp`. */
export function makeRateRule(
  sql: Db,
  over: Partial<Omit<RateRuleRow, 'from_date' | 'to_date'>> &
    Pick<RateRuleRow, 'kind' | 'change_bp'> & { from_date?: string; to_date?: string },
): Promise<RateRuleRow> {
  const name = unique(over.kind)
  return insert(sql, 'rate_rules', {
    id: randomUUID(),
    series: randomUUID(),
    name_en: name,
    name_fr: name,
    product: 'rental',
    created_at: new Date(0),
    ...over,
  })
}

/** A code for ten percent of the stay, without limits, unless told otherwise. */
export function makePromotion(sql: Db, over: Partial<PromotionRow> = {}): Promise<PromotionRow> {
  const code = over.code ?? unique('CODE').replace('-', '')
  const gift = over.kind === undefined ? { percent_bp: 1000 } : {}
  return insert(sql, 'promotions', {
    id: randomUUID(),
    code,
    name: code,
    kind: 'percent',
    created_at: new Date(0),
    ...gift,
    ...over,
  })
}

/** An extra for rentals at 10.00 a booking in the currency of a branch, of which it has so many pieces. */
export async function makeExtra(
  sql: Db,
  branch: Pick<BranchRow, 'id' | 'currency'>,
  pieces: number | null,
): Promise<string> {
  const id = unique('extra')
  await sql`
    insert into extras (id, product, kind, name_en, name_fr, about_en, about_fr, charge, max_quantity)
    values (${id}, 'rental', 'equipment', ${id}, ${id}, '', '', 'per_rental', 5)`
  await sql`insert into extra_prices (extra_id, currency, amount_minor) values (${id}, ${branch.currency}, 1000)`
  if (pieces !== null)
    await sql`insert into extra_stock (branch_id, extra_id, quantity) values (${branch.id}, ${id}, ${pieces})`
  return id
}

type Customer = Extract<Actor, { kind: 'user' }>

/** A customer with an account, and so many points on it. */
export async function makeCustomer(sql: Db, points = 0): Promise<Customer> {
  const actor: Customer = {
    kind: 'user',
    userId: randomUUID(),
    role: 'customer',
    branchIds: [],
    guestHash: null,
  }
  await insert(sql, 'users', {
    id: actor.userId,
    email: `${unique('customer')}@forecourt.test`,
    name: 'Ada Byron',
    role: 'customer',
    password_hash: 'none',
    created_at: new Date(0),
  })
  if (points === 0) return actor
  await sql`insert into loyalty_accounts (customer_id, balance, earned) values (${actor.userId}, ${points}, ${points})`
  await sql`
    insert into loyalty_entries (customer_id, kind, points, at) values (${actor.userId}, 'adjusted', ${points}, ${new Date(0)})`
  return actor
}

type QuoteSpec = {
  branch: Pick<BranchRow, 'id' | 'currency'>
  class: Pick<ClassRow, 'id' | 'product'>
  plan: Pick<RatePlanRow, 'id'>
  from: string | Date
  to: string | Date
  dropoff?: Pick<BranchRow, 'id'>
  unitId?: string
  totalMinor?: number
  depositMinor?: number
  madeAt: Date
}

/** A priced quote of one line, good for 15 minutes, straight into its table. */
export function makeQuote(sql: Db, spec: QuoteSpec): Promise<QuoteRow> {
  const amountMinor = spec.totalMinor ?? 12_000
  const line = {
    code: 'base.day',
    kind: 'base',
    quantity: 1,
    unitMinor: amountMinor,
    amountMinor,
    params: {},
  }
  return insert(sql, 'quotes', {
    id: randomUUID(),
    product: spec.class.product,
    class_id: spec.class.id,
    unit_id: spec.unitId ?? null,
    pickup_branch_id: spec.branch.id,
    dropoff_branch_id: spec.dropoff?.id ?? spec.branch.id,
    starts_at: new Date(spec.from),
    ends_at: new Date(spec.to),
    driver_age: 30,
    currency: spec.branch.currency,
    lines: sql.json([line]),
    total_minor: amountMinor,
    deposit_minor: spec.depositMinor ?? 0,
    rate_plan_id: spec.plan.id,
    created_at: spec.madeAt,
    expires_at: new Date(spec.madeAt.getTime() + 15 * 60_000),
  })
}

type ClaimSpec = {
  unit: Pick<UnitRow, 'id' | 'branch_id'>
  from: string | Date
  to: string | Date
  fromBranchId?: string
  toBranchId?: string
  kind?: 'maintenance' | 'transfer' | 'turnaround'
  started?: boolean
}

/** A block on a unit, without a booking: maintenance unless told otherwise. Where the unit goes, `toBranchId` says. */
export async function makeBlock(sql: Db, spec: ClaimSpec): Promise<void> {
  const { unit, fromBranchId = unit.branch_id, toBranchId = fromBranchId } = spec
  await sql`
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, started, created_at)
    values (${unit.id}, ${spec.kind ?? 'maintenance'},
      tstzrange(${new Date(spec.from)}, ${new Date(spec.to)}), ${fromBranchId}, ${toBranchId},
      ${spec.started ?? false}, ${new Date(spec.from)})`
}
