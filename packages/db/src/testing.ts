import { randomBytes } from 'node:crypto'
import { requireTestDatabaseUrl } from './env.ts'
import { connect, type Sql } from './index.ts'
import { migrate } from './migrate.ts'

const templateName = 'forecourt_test_template'

/** The address of another database on the same server. */
export function siblingUrl(url: string, database: string): string {
  const sibling = new URL(url)
  sibling.pathname = `/${database}`
  return sibling.href
}

/** Makes the migrated template that every test database is a copy of. Called once, before the tests. */
export async function createTemplate(): Promise<void> {
  const adminUrl = requireTestDatabaseUrl()
  const admin = connect(adminUrl, { max: 1 })
  await admin`drop database if exists ${admin(templateName)} with (force)`
  await admin`create database ${admin(templateName)}`
  const template = connect(siblingUrl(adminUrl, templateName), { max: 1 })
  await migrate(template)
  await template.end()
  await admin.end()
}

export type TestDatabase = { url: string; sql: Sql; drop: () => Promise<void> }

/** A fresh database of the test's own, cloned from the template (0.2 s). `drop` closes and removes it. */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const adminUrl = requireTestDatabaseUrl()
  const name = `forecourt_test_${randomBytes(6).toString('hex')}`
  const admin = connect(adminUrl, { max: 1 })
  await admin`create database ${admin(name)} template ${admin(templateName)}`
  const url = siblingUrl(adminUrl, name)
  const sql = connect(url, { max: options.max ?? 8 })
  const drop = async () => {
    await sql.end({ timeout: 5 })
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin.end()
  }
  return { url, sql, drop }
}
