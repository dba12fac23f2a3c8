import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findPostgres } from './postgres-installed.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forecourt-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** An installation of that version; its folder of binaries. */
function install(version: string, { postgis }: { postgis: boolean }): string {
  const share = join(folder, version, 'share')
  const binaries = join(folder, version, 'bin')
  mkdirSync(join(share, 'extension'), { recursive: true })
  mkdirSync(binaries)
  if (postgis) writeFileSync(join(share, 'extension/postgis.control'), '')
  for (const tool of ['initdb', 'pg_ctl', 'psql']) writeFileSync(join(binaries, tool), '')
  const answer = `#!/bin/sh\necho "PostgreSQL ${version}"\necho ${share}\n`
  writeFileSync(join(binaries, 'pg_config'), answer, { mode: 0o755 })
  return binaries
}

it('the newest with PostGIS is taken', () => {
  const [older, newer] = [install('98.4', { postgis: true }), install('99.1', { postgis: true })]
  const bare = install('100.0', { postgis: false })
  expect(findPostgres({ PATH: [older, bare, newer].join(':') })).toBe(newer)
})

it('one that is too old is none', () => {
  const old = install('14.9', { postgis: true })
  expect(findPostgres({ PATH: old })).not.toBe(old)
})
