import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, savePlace } from './place.mjs'

let data = ''
let home = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'forecourt-'))
})
afterEach(() => {
  rmSync(data, { recursive: true, force: true })
  // Root's homes lie outside the data directory.
  if (home) rmSync(dirname(home), { recursive: true, force: true })
})

it('the same data directory finds its servers again', () => {
  const first = openPlace(data, 'test')
  home = first.home
  writeFileSync(join(home, 'cluster'), '')
  savePlace(data, { ...first, ports: { postgres: 1234 } })
  expect(openPlace(data, 'test')).toEqual({ ...first, ports: { postgres: 1234 } })
  expect(existsSync(join(home, 'cluster'))).toBe(true)
})

it('a new data directory at an old path does not inherit the old servers', () => {
  const first = openPlace(data, 'test')
  home = first.home
  savePlace(data, first)
  writeFileSync(join(home, 'cluster'), '')
  rmSync(join(data, 'test-services.json'))
  expect(openPlace(data, 'test').password).not.toBe(first.password)
  expect(existsSync(join(home, 'cluster'))).toBe(false)
})
