import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing.ts'
import { restRoutes } from './routes.ts'

let server: TestServer
let document: { openapi: string; paths: Record<string, Record<string, object>> }
const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
beforeAll(async () => {
  server = await startTestServer()
  const response = await server.browser().ask('/api/v1/openapi.json')
  document = (await response.json()) as typeof document
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

test('every route is described, and nothing else', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const routes = restRoutes.map(({ method, path }) => `${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(described.sort()).toEqual(
    [
      ...routes,
      'GET /api/v1/condition-photos/{id}',
      'GET /api/v1/disputes/{id}/evidence',
      'GET /api/v1/documents/{id}/pdf',
      'GET /api/v1/parkings/{id}/availability',
    ].sort(),
  )
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('a linter has nothing to say', () => {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const cli = join(import.meta.dirname, '../../node_modules/@redocly/cli/bin/cli.js')
  const linted = spawnSync(process.execPath, [cli, 'lint', file, '--extends=recommended', '--format=json'], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  })
  const { problems, totals } = JSON.parse(linted.stdout)
  const said = problems.map(({ ruleId, message }: Record<string, string>) => `${ruleId}: ${message}`)
  // The paths are given: /vehicles/available is looked for before /vehicles/{id}.
  expect(said.filter((line: string) => !line.startsWith('no-ambiguous-paths'))).toEqual([])
  expect({ status: linted.status, errors: totals.errors }).toEqual({ status: 0, errors: 0 })
})

test('the docs need nothing from elsewhere', async () => {
  const { ask } = server.browser()
  const page = await ask('/api/docs/')
  expect(page.status).toBe(200)
  const addresses = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => address ?? '',
  )
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) {
    expect(address).not.toMatch(/^(https?:)?\/\//)
    const file = await ask(new URL(address, 'http://docs/api/docs/').pathname)
    expect({ address, status: file.status }).toEqual({ address, status: 200 })
  }
})
