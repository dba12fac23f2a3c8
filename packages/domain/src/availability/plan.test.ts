import { type Fragment, mayStandAt, unitIsFree } from '@forecourt/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeBranch, makeClass } from '../testing.ts'
import { roomCounts } from './count-room.ts'

/**
 * What is slow is seldom wrong: a plan that reads all claims gives the right answer, on the day when the fleet has
 * grown. So the plans are looked at, on a fleet large enough for the planner to have a choice.
 */
let world: Awaited<ReturnType<typeof createTestRuntime>>
const branches = Array.from({ length: 100 }, (_, i) => `plan-${i}`)

beforeAll(async () => {
  world = await createTestRuntime()
  const { sql } = world
  await makeClass(sql, { id: 'PLAN' })
  for (const id of branches) await makeBranch(sql, { id })
  await sql`
    insert into units (id, product, class_id, branch_id, label, plate)
    select gen_random_uuid(), 'rental', 'PLAN', 'plan-' || i % 100, 'v' || i, 'P' || i from generate_series(1, 4000) i`
  await sql`alter table claims disable trigger claims_chain`
  await sql`
    insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
    select id, 'transfer', tstzrange(start, start + interval '3 days'), branch_id,
      case when week % 10 = 0 then 'plan-7' else branch_id end, now()
    from units, generate_series(1, 6) week, lateral (select timestamptz '2026-03-02' + week * interval '7 days' as start) s`
  await sql`analyze`
})
afterAll(() => world.drop())

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Node[] }

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)]

/** How a statement reaches claims and units: the relation and the kind of scan. */
async function scans(statement: Fragment): Promise<string[]> {
  const [row] = await world.sql<{ 'QUERY PLAN': { Plan: Node }[] }[]>`explain (format json) ${statement}`
  const nodes = row?.['QUERY PLAN'].flatMap(({ Plan }) => flatten(Plan)) ?? []
  return nodes
    .filter((node) => ['claims', 'units'].includes(node['Relation Name'] ?? ''))
    .map((node) => `${node['Relation Name']}: ${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
}

const now = new Date('2026-03-02T08:00:00Z')

describe.each([
  ['among the claims', '2026-03-20'],
  ['past the last claim', '2026-11-20'],
])('for a period %s', (_where, date) => {
  const period = { from: new Date(`${date}T10:00Z`), to: new Date(`${date}T18:00Z`) }

  it('a count asks each unit for its neighbouring claims', async () => {
    const question = { product: 'rental', period, now, dropoff: null } as const
    const found = await scans(roomCounts(world.sql, branches.slice(0, 20), question))
    expect(found).toContain('claims: Index Scan claims_in_order')
    expect(found.filter((scan) => scan.includes('Seq Scan'))).toEqual([])
  })

  it('a hold looks at the units of its branch', async () => {
    const { sql } = world
    const during = `[${period.from.toISOString()},${period.to.toISOString()})`
    const wish = { pickup: 'plan-3', dropoff: 'plan-3', during, now }
    const found = await scans(sql`
      select u.id from units u
      where u.status = 'in_service' and ${mayStandAt(sql, 'plan-3', 'PLAN')} and ${unitIsFree(sql, wish)}
      order by random() limit 1 for no key update of u skip locked`)
    expect(found).toContain('claims: Index Scan claims_in_order')
    expect(found.filter((scan) => scan.includes('Seq Scan'))).toEqual([])
  })
})
