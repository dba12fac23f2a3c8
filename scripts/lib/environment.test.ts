import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { portOf, processEnvironment, testEnvironment, usesSandbox } from './environment.mjs'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'

const data = mkdtempSync(join(tmpdir(), 'forecourt-'))
afterAll(() => rmSync(data, { recursive: true }))
const services = { databaseUrl: 'postgres://db', redisUrl: 'redis://r' }

describe('portOf', () => {
  it('is 4000 unless another is given', () => {
    expect([portOf({}), portOf({ PORT: '4100' })]).toEqual([4000, 4100])
  })

  it.each(['0', '65535', '80a', '-1', '4e3', ' '])('refuses %j and names the variable', (PORT) => {
    expect(() => portOf({ PORT })).toThrow(Failure)
    expect(() => portOf({ PORT })).toThrow(/PORT is/)
  })
})

it.each([
  [{}, true],
  [{ STRIPE_SECRET_KEY: 'sk_test_forecourt' }, true],
  [{ STRIPE_SECRET_KEY: 'sk_live_1' }, false],
  [{ STRIPE_API_BASE: 'http://elsewhere' }, false],
])('with %j the sandbox takes the payments: %s', (env, expected) => {
  expect(usesSandbox(env)).toBe(expected)
})

describe('processEnvironment', () => {
  const build = (env: Record<string, string>) => processEnvironment({ env, data }, services)

  it('fills in what is not given, and keeps what is', () => {
    expect(build({ PORT: '4100', MAIL_FROM: 'me' })).toMatchObject({
      PORT: '4100',
      PUBLIC_URL: 'http://localhost:4100',
      STRIPE_API_BASE: 'http://127.0.0.1:4101',
      DATABASE_URL: 'postgres://db',
      MAIL_FROM: 'me',
    })
    expect(build({ STRIPE_SECRET_KEY: 'sk_live_1' })).not.toHaveProperty('STRIPE_API_BASE')
  })

  it('makes secrets once, for nobody else to read', () => {
    const secrets = ['APP_SECRET', 'PASS_PRIVATE_JWK', 'STRIPE_WEBHOOK_SECRET']
    const [first, second] = [build({}), build({})]
    for (const name of secrets) expect(second[name]).toBe(first[name])
    expect(JSON.parse(first.PASS_PRIVATE_JWK ?? '')).toMatchObject({ kty: 'OKP', crv: 'Ed25519' })
    expect(first.APP_SECRET?.length).toBeGreaterThanOrEqual(32)
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(build({ APP_SECRET: 'mine' }).APP_SECRET).toBe('mine')
  })
})

it('tests get the shell without the settings of a running Forecourt', () => {
  const env = { PATH: '/bin', PORT: '1', DATABASE_URL: 'x', APP_SECRET: 'y', STRIPE_API_BASE: 'z' }
  expect(testEnvironment(env)).toEqual({ PATH: '/bin' })
})

it('.env.example names every variable that a process reads', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const readers = globSync('packages/*/src/{env,variables}.ts', { cwd: root })
  const names = readers.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): |\benv\.([A-Z][A-Z_]+)\b/gm),
  ])
  const missing = names
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => !example.includes(`\n#${name}=`))
  expect(names.length).toBeGreaterThan(15)
  expect(missing).toEqual([])
})
