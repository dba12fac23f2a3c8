import { describe, expect, it } from 'vitest'
import { checkWorkspace } from './check.ts'

/** A small house that keeps every rule. Each test adds the files that break one. */
const house = {
  'packages/db/package.json':
    '{ "name": "@forecourt/db", "exports": { ".": "./src/index.ts", "./schema/*": "./src/schema/*.ts" } }',
  'packages/db/src/index.ts': "import postgres from 'postgres'\nexport const connect = postgres",
  'packages/db/src/env.ts': 'export const url = process.env.DATABASE_URL',
  'packages/db/src/schema/booking.ts':
    "export const tables = ['bookings', 'claims'] as const\nexport type BookingRow = { id: string }",
  'packages/db/src/schema/fleet.ts':
    "export const tables = ['units'] as const\nexport type UnitRow = { id: string }",
  'packages/db/src/schema/kernel.ts': "export const tables = ['outbox'] as const",
  'packages/domain/package.json': `{ "name": "@forecourt/domain", "exports": {
    "./kernel/*": "./src/kernel/*.ts", "./*/contract": "./src/*/contract.ts", "./*": "./src/*/index.ts" } }`,
  'packages/domain/src/kernel/index.ts':
    "import { connect } from '@forecourt/db'\nexport const pool = connect",
  'packages/domain/src/kernel/errors.ts': 'export const errorStatus = {}',
  'packages/domain/src/fleet/contract.ts': 'export const branchId = 1',
  'packages/domain/src/fleet/index.ts': "export * from './contract.ts'",
  'packages/domain/src/booking/contract.ts':
    "import { branchId } from '../fleet/contract.ts'\nexport const at = branchId",
  'packages/domain/src/booking/index.ts': "export * from './hold.ts'",
  'packages/domain/src/booking/hold.ts': `import type { BookingRow } from '@forecourt/db/schema/booking'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { pool } from '../kernel/index.ts'
export const hold = (tx, unit: UnitRow): BookingRow => tx\`
  with free as (select u.id from units u for update of u skip locked)
  insert into claims select id from free\``,
  'packages/domain/src/availability/search.ts': `import { hold } from '../booking/index.ts'
export const search = (tx) => tx\`select 1 from bookings b join units u on u.id = b.unit_id\``,
  'packages/domain/src/flows/checkout.ts':
    "import { hold } from '../booking/index.ts'\nimport { branchId } from '../fleet/index.ts'",
  'packages/domain/src/payments/stripe.ts': "import Stripe from 'stripe'",
  'packages/api/package.json': '{ "name": "@forecourt/api", "exports": { ".": "./src/router.ts" } }',
  'packages/api/src/router.ts':
    "import { hold } from '@forecourt/domain/booking'\nexport type Router = typeof hold",
  'packages/jobs/package.json': '{ "name": "@forecourt/jobs", "exports": { ".": "./src/workers.ts" } }',
  'packages/jobs/src/workers.ts': "import { hold } from '@forecourt/domain/booking'",
  'packages/stripe-sandbox/src/types.ts': "import type Stripe from 'stripe'",
  'packages/client/src/index.ts':
    "import type { Router } from '@forecourt/api'\nimport { errorStatus } from '@forecourt/domain/kernel/errors'",
  'apps/kiosk/src/main.tsx':
    "import { at } from '@forecourt/domain/booking/contract'\nimport type { hold } from '@forecourt/domain/booking'",
}

/** What the rules say once these files are added, as `file:line rule`. */
function findingsWith(planted: Record<string, string>): string[] {
  const workspace = new Map(Object.entries({ ...house, ...planted }))
  return checkWorkspace(workspace).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

const booking = 'packages/domain/src/booking'

describe('the rules of the house', () => {
  it('find nothing in a house that keeps them', () => {
    expect(findingsWith({})).toEqual([])
  })

  it.each([
    {
      rule: 'kernel',
      file: 'packages/domain/src/kernel/clock.ts',
      text: "\nimport type { branchId } from '../fleet/index.ts'",
      line: 2,
    },
    {
      rule: 'strangers',
      file: `${booking}/swap.ts`,
      text: "import { branchId } from '../fleet/index.ts'",
      line: 1,
    },
    { rule: 'strangers', file: `${booking}/find.ts`, text: "import '../availability/search.ts'", line: 1 },
    {
      rule: 'strangers',
      file: `${booking}/pay.ts`,
      text: "export { x } from '../flows/checkout.ts'",
      line: 1,
    },
    {
      rule: 'front-door',
      file: 'packages/domain/src/realtime/feed.ts',
      text: "const { hold } = await import('../booking/hold.ts')",
      line: 1,
    },
    {
      rule: 'schema',
      file: 'packages/domain/src/fleet/branch.ts',
      text: "import type { BookingRow } from '@forecourt/db/schema/booking'",
      line: 1,
    },
    {
      rule: 'api-types',
      file: 'apps/kiosk/src/api.ts',
      text: "import { router } from '@forecourt/api'",
      line: 1,
    },
    {
      rule: 'domain-contracts',
      file: 'packages/ui/src/a.ts',
      text: "import { hold } from '@forecourt/domain/booking'",
      line: 1,
    },
    {
      rule: 'direction',
      file: 'packages/api/src/a.ts',
      text: "import type { workers } from '@forecourt/jobs'",
      line: 1,
    },
    {
      rule: 'direction',
      file: 'packages/jobs/src/a.ts',
      text: "import { connect } from '@forecourt/db'",
      line: 1,
    },
    {
      rule: 'direction',
      file: 'packages/db/src/a.ts',
      text: "type T = import('@forecourt/domain/booking').T",
      line: 1,
    },
    {
      rule: 'one-door:stripe',
      file: 'packages/domain/src/payments/b.ts',
      text: "import type Stripe from 'stripe'",
      line: 1,
    },
    {
      rule: 'one-door:postgres',
      file: 'packages/api/src/a.ts',
      text: "import postgres from 'postgres'",
      line: 1,
    },
    {
      rule: 'environment',
      file: 'packages/api/src/a.ts',
      text: "const a = 1\nconst port = process.env['PORT']",
      line: 2,
    },
    { rule: 'environment', file: 'packages/api/src/a.ts', text: 'const { PORT } = process.env', line: 1 },
    {
      rule: 'environment',
      file: 'packages/api/src/a.ts',
      text: "import { env } from 'node:process'",
      line: 1,
    },
    {
      rule: 'contract',
      file: 'packages/domain/src/gate/contract.ts',
      text: "import type { X } from 'node:fs'\nimport { createHash } from 'crypto'",
      line: 2,
    },
    { rule: 'tables', file: `${booking}/a.ts`, text: 'tx`select 1 from claims, outbox`', line: 1 },
    {
      rule: 'tables',
      file: `${booking}/a.ts`,
      text: 'tx<{ id: string }[]>`\n  update units\n  set id = 1`',
      line: 2,
    },
    { rule: 'tables', file: 'packages/domain/src/flows/a.ts', text: 'work.tx`delete from claims`', line: 1 },
    {
      rule: 'tables',
      file: 'packages/domain/src/realtime/a.ts',
      text: 'tx`insert into bookings values (1)`',
      line: 1,
    },
    {
      rule: 'tables',
      file: 'packages/domain/src/fleet/a.ts',
      text: `tx\`insert into \${tx(name)} values (1)\``,
      line: 1,
    },
    {
      rule: 'tables',
      file: 'packages/domain/src/fleet/a.ts',
      text: "tx.unsafe('select 1 from claims')",
      line: 1,
    },
  ])('$rule: $text', ({ rule, file, text, line }) => {
    expect(findingsWith({ [file]: text })).toEqual([`${file}:${line} ${rule}`])
  })

  it('contract: the whole way to the database is told', () => {
    const planted = {
      ...house,
      'packages/domain/src/gate/contract.ts': "import { helper } from './helper.ts'",
      'packages/domain/src/gate/helper.ts': "export { pool as helper } from '../kernel/index.ts'",
    }
    const [finding] = checkWorkspace(new Map(Object.entries(planted)))
    expect(finding?.rule).toBe('contract')
    expect(finding?.what).toBe(
      'reaches packages/domain/src/gate/helper.ts → packages/domain/src/kernel/index.ts → packages/db/src/index.ts',
    )
  })

  it('cycle: the circle is told once, types included', () => {
    const planted = {
      ...house,
      'packages/ui/src/a.ts': "\nimport './b.ts'",
      'packages/ui/src/b.ts': "import { c } from './c.ts'",
      'packages/ui/src/c.ts': "import type { a } from './a.ts'",
    }
    const findings = checkWorkspace(new Map(Object.entries(planted)))
    expect(findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'packages/ui/src/a.ts:2 cycle',
    ])
    expect(findings[0]?.what).toContain(
      'a.ts → packages/ui/src/b.ts → packages/ui/src/c.ts → packages/ui/src/a.ts',
    )
  })

  it('let tests do what tests must', () => {
    const planted = {
      [`${booking}/hold.test.ts`]: 'sql`update units set id = 1`',
      'packages/stripe-sandbox/package.json':
        '{ "name": "@forecourt/stripe-sandbox", "exports": { ".": "./src/types.ts" } }',
      'packages/domain/src/payments/pay.test.ts':
        "import '@forecourt/stripe-sandbox'\nprocess.env.TEST_DATABASE_URL",
      'packages/stripe-sandbox/src/server.test.ts': "import Stripe from 'stripe'",
      'packages/domain/src/testing.ts': "import { hold } from './booking/index.ts'",
      'packages/domain/src/kernel/verb.test.ts': "import '../testing.ts'",
    }
    expect(findingsWith(planted)).toEqual([])
  })
})
